import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { AlvElement } from './element.js';
import { format } from './format.js';
import { t } from './texts.js';

/** A date typed in the person's own order, or picked; the value is ISO: '2026-11-22', with 'month' also '2026-11'. */
class AlvDate extends AlvElement {
    static properties = {
        value: { attribute: false },
        field: {},
        month: { type: Boolean },
        past: { type: Boolean },
        disabled: { type: Boolean },
        required: { type: Boolean },
        described: {},
        invalid: { type: Boolean },
        name: {},
        text: { state: true },
    };

    willUpdate(changed) {
        if (changed.has('value') || this.text === undefined) {
            const typed = this.text === undefined ? undefined : this.#parse(this.text);
            if (this.text === undefined || (this.value ?? null) !== typed) {
                this.text = this.value ? (this.month ? format.coded(this.value) : format.date(this.value)) : '';
            }
        }
    }

    /** What stands there although it is no date; null when it is one, or nothing. */
    get unread() {
        return this.text?.trim() && this.#parse(this.text) === null ? this.text : null;
    }

    focus() {
        this.querySelector('input')?.focus();
    }

    #parse(text) {
        return text.trim() ? format.parseDate(text, { month: this.month, future: this.past ? 0 : 30 }) : null;
    }

    #typed(event) {
        this.text = event.target.value;
        this.#take(this.#parse(this.text));
    }

    #left() {
        const value = this.#parse(this.text);
        if (value) {
            this.text = this.month ? format.coded(value) : format.date(value);
        }
    }

    #take(value) {
        if (value !== (this.value ?? null)) {
            this.value = value;
            this.emit('alv-date', { value });
        }
    }

    #picked(event) {
        this.text = format.date(event.target.value);
        this.#take(event.target.value || null);
        this.focus();
    }

    render() {
        return html`
            <span class="date-line">
                <input id=${this.field} name=${this.name ?? ''} type="text" inputmode="numeric" autocomplete="off" placeholder=${this.month ? t('date.or-month', { pattern: format.datePattern() }) : format.datePattern()}
                    .value=${live(this.text)} ?disabled=${this.disabled} aria-required=${this.required ? 'true' : 'false'} aria-invalid=${this.invalid ? 'true' : 'false'} aria-describedby=${this.described ?? ''}
                    @input=${this.#typed} @blur=${this.#left}>
                <button type="button" class="icon quiet" aria-label=${t('date.pick')} ?disabled=${this.disabled} @click=${() => this.querySelector('.date-native').showPicker()}>
                    <alv-icon name="calendar3"></alv-icon>
                </button>
                <input class="date-native" type="date" tabindex="-1" aria-hidden="true" .value=${this.value?.length === 10 ? this.value : ''} @change=${this.#picked}>
            </span>
        `;
    }
}

customElements.define('alv-date', AlvDate);
