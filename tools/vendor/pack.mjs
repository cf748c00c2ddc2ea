// Copies icons and licence texts, then writes manifest.json: what is shipped, from which versions.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const out = process.argv[2]
const icons = join(out, '../../templates/ui/icons')
const shipped = [
  'govuk-frontend',
  '@ministryofjustice/frontend',
  '@fontsource/be-vietnam-pro',
  'echarts',
  'zrender',
  'tslib',
  'lucide-static',
  'qrcode-generator'
]

const read = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'))

const plainName = (name) => name.replace('@', '').replace('/', '-')

// Some packages ship without their licence text; it is kept in src/licences.
function licenceText(name) {
  const folder = `node_modules/${name}`
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  const path = file ? join(folder, file) : `src/licences/${plainName(name)}.txt`
  const notice = readdirSync(folder).includes('NOTICE') ? readFileSync(join(folder, 'NOTICE'), 'utf8') : ''
  return readFileSync(path, 'utf8') + (notice && `\n${notice}`)
}

function packIcons() {
  rmSync(icons, { recursive: true, force: true })
  mkdirSync(icons, { recursive: true })
  for (const name of readFileSync('src/icons.txt', 'utf8').split(/\s+/).filter(Boolean)) {
    const source = readFileSync(`node_modules/lucide-static/icons/${name}.svg`, 'utf8')
    const inner = source.replace(/<!--.*?-->/gs, '').replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, '')
    const svg =
      '<svg class="k-icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">' +
      inner.replace(/\s*\n\s*/g, '') +
      '</svg>'
    writeFileSync(join(icons, `${name}.svg`), svg)
  }
}

function everyFile(folder) {
  return readdirSync(folder).sort().flatMap((entry) => {
    const path = join(folder, entry)
    return statSync(path).isDirectory() ? everyFile(path) : [path]
  })
}

packIcons()
const packages = {}
for (const name of shipped) {
  packages[name] = { version: read(name).version, licence: read(name).license }
  writeFileSync(join(out, 'licences', `${plainName(name)}.txt`), licenceText(name))
}
const files = {}
for (const path of everyFile(out)) {
  if (path.endsWith('manifest.json')) continue
  files[relative(out, path)] = createHash('sha256').update(readFileSync(path)).digest('hex')
}
writeFileSync(join(out, 'manifest.json'), JSON.stringify({ packages, files }, null, 2) + '\n')
