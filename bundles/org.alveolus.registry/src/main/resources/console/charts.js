import { css, format, html, nothing, svg } from 'alveolus';

/**
 * Charts of the statistics, drawn as SVG. Each is a picture of a table that stands beside it for whoever cannot see it, and says so little itself
 * that it is one image to a screen reader.
 */

const SHEET = css`
    .chart { display: block; inline-size: 100%; block-size: auto; overflow: visible; font-size: 12px; }
    .chart-jaws { min-inline-size: 480px; }
    .chart-curve { max-inline-size: 880px; }
    .chart text { fill: var(--muted); font-variant-numeric: tabular-nums; }
    .chart .value { fill: var(--text); }
    .chart .axis { stroke: var(--edge); stroke-width: 1; fill: none; shape-rendering: crispEdges; }
    .chart .grid { stroke: var(--line); stroke-width: 1; shape-rendering: crispEdges; }
    .chart .bar { fill: var(--accent); }
    .chart .bar-lost { fill: var(--error); }
    .chart .band { fill: var(--accent-soft); stroke: none; }
    .chart .curve { stroke: var(--accent); stroke-width: 2; fill: none; }
    table.figures { inline-size: 100%; border-collapse: collapse; }
    table.figures caption { text-align: start; color: var(--muted); padding-block-end: var(--s2); }
    table.figures th, table.figures td { padding: 6px var(--s2); border-block-end: 1px solid var(--line); text-align: end; font-variant-numeric: tabular-nums; vertical-align: top; }
    table.figures th { font-weight: 500; color: var(--muted); }
    table.figures tbody th { color: var(--text); font-weight: 400; overflow-wrap: break-word; }
    table.figures tr > :first-child { text-align: start; padding-inline-start: 0; }
    table.figures td.bar-cell { inline-size: 24%; min-inline-size: 56px; vertical-align: middle; }
    .table-scroll { overflow-x: auto; }
    .statistics-grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); gap: var(--s4); align-items: start; }
    .statistics-numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); gap: var(--s3); margin-block-end: var(--s4); }
    .statistics-numbers div { border: 1px solid var(--line); border-radius: 8px; padding: var(--s3) var(--s4); }
    .statistics-numbers dt { color: var(--muted); }
    .statistics-numbers dd { margin: 0; font-size: 24px; line-height: 32px; font-weight: 600; font-variant-numeric: tabular-nums; }
    .statistics-head { display: flex; align-items: center; gap: var(--s2); margin-block-end: var(--s3); }
    .statistics-head h2 { flex: 1; }
    .statistics-card { border: 1px solid var(--line); border-radius: 8px; padding: var(--s4); min-inline-size: 0; margin-block-end: var(--s4); break-inside: avoid; }
    .statistics-grid .statistics-card { margin-block-end: 0; }
    .statistics-card details { margin-block-start: var(--s3); }
    .statistics-card summary { cursor: pointer; color: var(--accent); min-block-size: 24px; }
    .thresholds { display: grid; gap: var(--s3); margin-block-start: var(--s3); }
    .threshold-line { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--s1) var(--s3); }
    .threshold-line progress { inline-size: 100%; block-size: 10px; grid-column: 1 / -1; }
    @media (max-width: 640px) { table.figures td.bar-cell { display: none; } }
    @media print { .statistics-grid { display: block; } .statistics-grid .statistics-card { margin-block-end: var(--s4); } }
`;
document.adoptedStyleSheets = [...document.adoptedStyleSheets, SHEET.styleSheet];

/** On a phone a chart is drawn for its width, so that its words stay readable. */
const narrow = () => innerWidth < 640;

/** What may be wider than its place; scrolled by keyboard too. */
export function scrolled(name, content) {
    return html`<div class="table-scroll" tabindex="0" role="group" aria-label=${name}>${content}</div>`;
}

/** A round number that is not less, and in how many steps it is shown. */
function scale(most) {
    if (most <= 0) {
        return { top: 1, step: 1 };
    }
    const power = 10 ** Math.floor(Math.log10(most));
    const step = Math.max(1, [0.2, 0.25, 0.5, 1, 2].map((part) => part * power).find((each) => most / each <= 5 && (each >= 1 || power < 1)) ?? power);
    return { top: Math.ceil(most / step) * step, step };
}

/** Columns beside each other, e.g. of years; the lower part of each in another colour. */
export function columns(lines, { label, value, part, name }) {
    const width = narrow() ? 340 : 640;
    const height = 220;
    const left = 48;
    const bottom = 24;
    const { top, step } = scale(Math.max(...lines.map(value)));
    const each = (width - left) / Math.max(lines.length, 1);
    const thick = Math.min(48, each * 0.7);
    const y = (number) => height - bottom - (number / top) * (height - bottom - 16);
    const marks = [];
    for (let mark = 0; mark <= top; mark += step) {
        marks.push(mark);
    }
    const every = Math.ceil(lines.length / (narrow() ? 6 : 14));
    return html`<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label=${name}>
        ${marks.map((mark) => svg`<line class="grid" x1=${left} x2=${width} y1=${y(mark)} y2=${y(mark)}></line><text x=${left - 6} y=${y(mark) + 4} text-anchor="end">${format.number(mark)}</text>`)}
        ${lines.map((line, index) => {
            const x = left + index * each + (each - thick) / 2;
            return svg`<rect class="bar" x=${x} y=${y(value(line))} width=${thick} height=${height - bottom - y(value(line))}></rect>
                ${part(line) ? svg`<rect class="bar-lost" x=${x} y=${y(part(line))} width=${thick} height=${Math.max(1, height - bottom - y(part(line)))}></rect>` : nothing}
                ${index % every === 0 ? svg`<text x=${x + thick / 2} y=${height - 6} text-anchor="middle">${label(line)}</text>` : nothing}`;
        })}
        <line class="axis" x1=${left} x2=${width} y1=${height - bottom} y2=${height - bottom}></line>
    </svg>`;
}

/** One line's bar in a table. */
export function bar(value, most) {
    return html`<svg class="chart" viewBox="0 0 100 12" height="12" preserveAspectRatio="none" aria-hidden="true"><rect class="bar" x="0" y="0" width=${most ? (value / most) * 100 : 0} height="12"></rect></svg>`;
}

const UPPER = [18, 17, 16, 15, 14, 13, 12, 11, 21, 22, 23, 24, 25, 26, 27, 28];
const LOWER = [48, 47, 46, 45, 44, 43, 42, 41, 31, 32, 33, 34, 35, 36, 37, 38];

/** Implants by tooth position: the upper jaw's columns rise, the lower jaw's hang. */
export function jaws(byPosition, name) {
    const most = Math.max(1, ...Object.values(byPosition));
    const each = 40;
    const high = 84;
    const middle = high + 16;
    const column = (position, index, upper) => {
        const count = byPosition[position] ?? 0;
        const size = (count / most) * high;
        const x = index * each + 6;
        return svg`<rect class="bar" x=${x} width=${each - 12} y=${upper ? middle - 14 - size : middle + 30} height=${size}></rect>
            ${count ? svg`<text class="value" text-anchor="middle" x=${x + (each - 12) / 2} y=${upper ? middle - 18 - size : middle + 42 + size}>${format.number(count)}</text>` : nothing}
            <text text-anchor="middle" x=${x + (each - 12) / 2} y=${upper ? middle : middle + 24}>${position}</text>`;
    };
    return scrolled(name, html`<svg class="chart chart-jaws" viewBox="0 -8 ${16 * each} ${2 * high + 76}" role="img" aria-label=${name}>
        <line class="grid" x1="0" x2=${16 * each} y1=${middle + 8} y2=${middle + 8}></line>
        ${UPPER.map((position, index) => column(position, index, true))}
        ${LOWER.map((position, index) => column(position, index, false))}
    </svg>`);
}

const YEAR = 365.25;

/** A survival curve as steps with its 95 % limits, and how many are at risk below. */
export function survivalCurve(survival, { name, atRisk, years }) {
    const width = narrow() ? 340 : 720;
    const height = narrow() ? 320 : 380;
    const left = 56;
    const right = 16;
    const bottom = 76;
    const last = Math.max(survival.lastDay, 1);
    const lowest = Math.min(1, ...survival.steps.map((step) => step.lower ?? step.survival));
    const floor = lowest > 0.9 ? 0.9 : lowest > 0.8 ? 0.8 : lowest > 0.5 ? 0.5 : 0;
    const x = (day) => left + (day / last) * (width - left - right);
    const y = (share) => 12 + ((1 - share) / (1 - floor)) * (height - bottom - 12);
    let curve = `M${x(0)},${y(1)}`;
    const upper = [`M${x(0)},${y(1)}`];
    const lower = [];
    let high = 1;
    let low = 1;
    for (const step of survival.steps) {
        curve += `H${x(step.day).toFixed(2)}V${y(step.survival).toFixed(2)}`;
        lower.push([x(step.day), low]);
        high = step.upper ?? step.survival;
        low = step.lower ?? step.survival;
        upper.push(`H${x(step.day).toFixed(2)}V${y(high).toFixed(2)}`);
        lower.push([x(step.day), low]);
    }
    curve += `H${x(last)}`;
    upper.push(`H${x(last)}V${y(low).toFixed(2)}`);
    lower.push([x(last), low]);
    let band = upper.join('');
    for (const [at, share] of [...lower].reverse()) {
        band += `L${at.toFixed(2)},${y(Math.max(floor, share)).toFixed(2)}`;
    }
    const shares = [0, 0.2, 0.4, 0.6, 0.8, 1].map((part) => floor + part * (1 - floor));
    const marks = survival.marks.filter((mark, index) => mark.day <= last && (!narrow() || index % Math.ceil(survival.marks.length / 5) === 0));
    const round = (day) => Math.round((day / YEAR) * 100) / 100;
    return html`<svg class="chart chart-curve" viewBox="0 0 ${width} ${height}" role="img" aria-label=${name}>
        ${shares.map((share) => svg`<line class="grid" x1=${left} x2=${width - right} y1=${y(share)} y2=${y(share)}></line><text x=${left - 6} y=${y(share) + 4} text-anchor="end">${format.number(Math.round(share * 1000) / 10)} %</text>`)}
        <path class="band" d=${`${band}Z`}></path>
        <path class="curve" d=${curve}></path>
        <line class="axis" x1=${left} x2=${width - right} y1=${height - bottom} y2=${height - bottom}></line>
        ${marks.map((mark) => svg`<line class="axis" x1=${x(mark.day)} x2=${x(mark.day)} y1=${height - bottom} y2=${height - bottom + 4}></line>
            <text x=${x(mark.day)} y=${height - bottom + 18} text-anchor="middle">${format.number(round(mark.day))}</text>
            <text class="value" x=${x(mark.day)} y=${height - 8} text-anchor="middle">${format.number(mark.atRisk)}</text>`)}
        <text x=${(width + left) / 2} y=${height - bottom + 36} text-anchor="middle">${years}</text>
        <text x="0" y=${height - 24} text-anchor="start">${atRisk}</text>
    </svg>`;
}
