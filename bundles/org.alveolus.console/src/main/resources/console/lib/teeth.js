import { html, nothing } from 'lit';
import { AlvElement } from './element.js';
import { format } from './format.js';
import { t } from './texts.js';

/** The tooth chart (FDI, ISO 3950), seen from the front: the patient's right is on the left. */

const ADULT = [
    ['18', '17', '16', '15', '14', '13', '12', '11', '21', '22', '23', '24', '25', '26', '27', '28'],
    ['48', '47', '46', '45', '44', '43', '42', '41', '31', '32', '33', '34', '35', '36', '37', '38'],
];
const MILK = [
    ['55', '54', '53', '52', '51', '61', '62', '63', '64', '65'],
    ['85', '84', '83', '82', '81', '71', '72', '73', '74', '75'],
];

/** All positions of the chart, in its order. */
export const TEETH = ADULT.flat();

class AlvTeeth extends AlvElement {
    static properties = {
        value: { attribute: false },
        multiple: { type: Boolean },
        milk: { type: Boolean },
        marks: { attribute: false },
        label: {},
        disabled: { type: Boolean },
        at: { state: true },
    };

    constructor() {
        super();
        this.value = [];
        this.marks = {};
    }

    get #rows() {
        return this.milk ? [ADULT[0], MILK[0], MILK[1], ADULT[1]] : ADULT;
    }

    get #chosen() {
        return new Set((Array.isArray(this.value) ? this.value : this.value ? [this.value] : []).map(String));
    }

    focus() {
        this.querySelector('[tabindex="0"]')?.focus();
    }

    #pick(tooth) {
        if (this.disabled) {
            return;
        }
        const chosen = this.#chosen;
        if (!this.multiple) {
            this.value = chosen.has(tooth) ? [] : [tooth];
        } else {
            chosen.has(tooth) ? chosen.delete(tooth) : chosen.add(tooth);
            this.value = this.#rows.flat().filter((each) => chosen.has(each));
        }
        this.at = tooth;
        this.emit('alv-change', { value: this.value });
    }

    #key(event) {
        const rows = this.#rows;
        const row = rows.findIndex((each) => each.includes(this.at));
        const column = rows[row]?.indexOf(this.at);
        const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
        let next;
        if (step) {
            const target = rows[Math.min(Math.max(row + step[0], 0), rows.length - 1)];
            const middle = column - rows[row].length / 2 + target.length / 2;
            next = target[Math.min(Math.max((step[0] ? middle : column) + step[1], 0), target.length - 1)];
        } else if (event.key === 'Home') {
            next = rows[row][0];
        } else if (event.key === 'End') {
            next = rows[row].at(-1);
        } else if (/^[1-8]$/.test(event.key) && !event.ctrlKey && !event.altKey) {
            next = this.#typed(event.key);
        }
        if (next) {
            event.preventDefault();
            this.at = next;
            this.updateComplete.then(() => this.querySelector(`[data-tooth="${next}"]`)?.focus());
        }
    }

    /** Two digits in a row go to that tooth. */
    #typed(digit) {
        const now = performance.now();
        const both = this.firstDigit && now - this.firstAt < 1_500 ? this.firstDigit + digit : null;
        this.firstDigit = both ? null : digit;
        this.firstAt = now;
        return both && this.#rows.flat().includes(both) ? both : null;
    }

    render() {
        const chosen = this.#chosen;
        const rows = this.#rows;
        const here = this.at ?? rows.flat().find((each) => chosen.has(each)) ?? rows[0][rows[0].length / 2];
        this.at ??= here;
        return html`
            <div class="teeth" role="group" aria-label=${this.label ?? t('teeth.label')} @keydown=${this.#key}>
                <div class="teeth-sides" aria-hidden="true"><span>${t('teeth.right')}</span><span>${t('teeth.left')}</span></div>
                ${rows.map(
                    (row) => html`
                        <div class="teeth-row" ?data-milk=${row.length === 10}>
                            ${row.map((tooth) => {
                                const mark = this.marks?.[tooth];
                                return html`
                                    <button type="button" class="tooth" data-tooth=${tooth} data-form=${Number(tooth[1]) > 5 ? 'molar' : Number(tooth[1]) > 3 ? 'premolar' : 'front'}
                                        data-mark=${mark?.kind ?? nothing} ?disabled=${this.disabled}
                                        aria-pressed=${chosen.has(tooth) ? 'true' : 'false'} tabindex=${tooth === here ? 0 : -1}
                                        aria-label=${mark ? `${format.tooth(tooth)}, ${mark.label}` : format.tooth(tooth)} title=${format.tooth(tooth)}
                                        @click=${() => this.#pick(tooth)} @focus=${() => (this.at = tooth)}>${tooth}</button>
                                `;
                            })}
                        </div>
                    `,
                )}
                <p class="teeth-words" aria-live="polite">${chosen.size ? format.list([...chosen].map((tooth) => format.tooth(tooth))) : t('teeth.none')}</p>
            </div>
        `;
    }
}

customElements.define('alv-teeth', AlvTeeth);
