// Everything here only makes the pages quicker to use; each page works without it.
import {
  Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, Radios, SkipLink, createAll
} from 'govuk-frontend'

const COUNT_WORDS = {
  charactersUnderLimit: { other: 'Còn %{count} ký tự' },
  charactersAtLimit: 'Đã hết số ký tự',
  charactersOverLimit: { other: 'Thừa %{count} ký tự' },
  wordsUnderLimit: { other: 'Còn %{count} từ' },
  wordsAtLimit: 'Đã hết số từ',
  wordsOverLimit: { other: 'Thừa %{count} từ' }
}

function enhance(scope) {
  createAll(Button, { preventDoubleClick: true }, { scope })
  createAll(CharacterCount, { i18n: COUNT_WORDS }, { scope })
  for (const part of [Checkboxes, ErrorSummary, NotificationBanner, Radios]) {
    createAll(part, undefined, { scope })
  }
  drawChartsWhenSeen(scope)
}

function drawChartsWhenSeen(scope) {
  const figures = scope.querySelectorAll('[data-chart]:not([data-drawn])')
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries.filter((one) => one.isIntersecting)) {
      seen.unobserve(entry.target)
      entry.target.setAttribute('data-drawn', '')
      import(entry.target.dataset.chartSrc).then((charts) => charts.draw(entry.target))
    }
  }, { rootMargin: '200px' })
  figures.forEach((figure) => seen.observe(figure))
}

function closeMenus(event) {
  for (const menu of document.querySelectorAll('details[data-menu][open]')) {
    const outside = event.type === 'click' && !menu.contains(event.target)
    if (!outside && event.key !== 'Escape') continue
    menu.open = false
    if (!outside && menu.contains(document.activeElement)) menu.querySelector('summary').focus()
  }
}

function tickAll(event) {
  const master = event.target.closest('[data-tick-all]')
  if (!master) return
  const boxes = document.querySelectorAll(`input[type=checkbox][name="${master.dataset.tickAll}"]`)
  boxes.forEach((box) => { box.checked = master.checked })
}

document.documentElement.classList.add('k-scripted')
document.body.classList.add('js-enabled', 'govuk-frontend-supported')
createAll(SkipLink)
enhance(document)
document.addEventListener('click', closeMenus)
document.addEventListener('keydown', closeMenus)
document.addEventListener('change', tickAll)
document.addEventListener('click', (event) => {
  if (event.target.closest('[data-print]')) window.print()
})
document.addEventListener('htmx:afterSwap', (event) => enhance(event.detail.target ?? document))
