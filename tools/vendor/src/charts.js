// Draws the table that stands below a chart; the table stays the source and the reading aid.
import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, LineChart, AriaComponent, GridComponent, TooltipComponent, SVGRenderer])

const STATE = { on_time: '#0F7A52', due_soon: '#B7791F', late: '#B3261E', waiting: '#54319F', closed: '#6B747C' }
const INK = '#1B1F23'
const SOFT = '#4A5259'
const TYPE = '"Be Vietnam Pro", Arial, sans-serif'

function readTable(figure) {
  const cell = (row) => row.querySelector('[data-value]')
  return [...figure.querySelectorAll('tbody tr')].filter(cell).map((row) => ({
    name: row.querySelector('th').textContent.trim(),
    value: cell(row).dataset.value === '' ? null : Number(cell(row).dataset.value),
    text: cell(row).textContent.trim(),
    url: row.querySelector('a')?.href,
    state: row.dataset.state
  }))
}

function axis(unit) {
  const number = new Intl.NumberFormat('vi-VN')
  return {
    type: 'value',
    scale: true,
    axisLabel: { color: SOFT, fontFamily: TYPE, fontSize: 12, formatter: (value) => number.format(value) + unit },
    splitLine: { lineStyle: { color: '#E6E9EC' } }
  }
}

function series(kind, points) {
  const data = points.map((point) => ({
    value: point.value,
    itemStyle: STATE[point.state] ? { color: STATE[point.state] } : undefined
  }))
  const bar = { type: 'bar', barMaxWidth: 36, itemStyle: { color: '#54697B' } }
  const line = {
    type: 'line',
    symbolSize: 8,
    symbol: 'circle',
    lineStyle: { width: 2.5 },
    itemStyle: { color: '#8C1D18' },
    areaStyle: { color: 'rgba(140, 29, 24, 0.07)' }
  }
  return { ...(kind === 'bar' ? bar : line), data, animation: false }
}

function option(figure, points) {
  const unit = figure.dataset.unit ? ` ${figure.dataset.unit}` : ''
  return {
    aria: { enabled: false },
    grid: { left: 8, right: 16, top: 16, bottom: 4, containLabel: true },
    textStyle: { fontFamily: TYPE, color: INK },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      formatter: ([mark]) => `${points[mark.dataIndex].name}: ${points[mark.dataIndex].text}`
    },
    xAxis: {
      type: 'category',
      data: points.map((point) => point.name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: '#8A9299' } },
      axisLabel: { color: SOFT, fontFamily: TYPE, fontSize: 12, hideOverlap: true }
    },
    yAxis: { ...axis(unit), min: figure.dataset.chart === 'bar' ? 0 : undefined },
    series: [series(figure.dataset.chart, points)]
  }
}

export function draw(figure) {
  const points = readTable(figure)
  const canvas = figure.querySelector('[data-canvas]')
  if (!points.length || !canvas) return
  canvas.hidden = false
  const chart = init(canvas, undefined, { renderer: 'svg' })
  chart.setOption(option(figure, points))
  chart.on('click', (mark) => {
    const url = points[mark.dataIndex]?.url
    if (url) window.location.assign(url)
  })
  new ResizeObserver(() => chart.resize()).observe(canvas)
}
