// The maker of QR marks for pages that work without a line.
export { default as qrcode } from 'qrcode-generator'
