import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { AlvElement, uniqueId } from './element.js';
import './date.js';
import './teeth.js';
import { format } from './format.js';
import { ProblemError, newKey } from './http.js';
import { sourceWords } from './scan.js';
import { draftKey } from './session.js';
import { t } from './texts.js';
import { faultWords, problemWords } from './words.js';
import { showProblem } from './toast.js';

/** Fields and forms: faults beside the field, nothing typed is ever lost. */

const TYPING = 200;

class AlvField extends AlvElement {
    static properties = {
        name: {},
        label: {},
        type: {},
        value: { attribute: false },
        required: { type: Boolean },
        hint: {},
        unit: {},
        options: { attribute: false },
        suggest: { attribute: false },
        check: { attribute: false },
        source: {},
        maxlength: { type: Number },
        min: { type: Number },
        max: { type: Number },
        step: { type: Number },
        rows: { type: Number },
        past: { type: Boolean },
        add: { type: Boolean },
        milk: { type: Boolean },
        autocomplete: {},
        disabled: { type: Boolean },
        error: { state: true },
        left: { state: true },
        typed: { state: true },
        found: { state: true },
        active: { state: true },
    };

    #typing = 0;
    #last = '';

    constructor() {
        super();
        this.type = 'text';
        this.value = null;
        this.error = null;
        this.field = uniqueId('field');
        this.active = -1;
    }

    // ---- value ---------------------------------------------------------------------------------------------------------------

    willUpdate(changed) {
        if (changed.has('value') && this.type === 'number' && format.parseNumber(this.typed ?? '') !== (this.value ?? null)) {
            this.typed = format.typedNumber(this.value);
        }
    }

    /** Put in by the form or the page, with its source; the fault of before is gone. */
    put(value, source = null) {
        this.value = value;
        this.source = source;
        this.error = null;
    }

    get empty() {
        return this.value === null || this.value === undefined || this.value === '' || (Array.isArray(this.value) && this.value.length === 0);
    }

    #change(value) {
        this.value = value;
        if (this.source) {
            this.source = 'typed';
        }
        if (this.error) {
            this.error = this.fault();
        }
        this.emit('alv-change', { name: this.name, value });
    }

    /** What is wrong with the value, in words; null when nothing is. */
    fault() {
        const unread = this.#unread;
        if (unread !== null) {
            return t(this.type === 'number' ? 'fault.not-a-number' : 'fault.not-a-date', { pattern: format.datePattern() });
        }
        if (this.empty || (this.type === 'check' && this.required && !this.value)) {
            return this.required ? t('fault.required') : null;
        }
        if (this.type === 'number' && ((this.min !== undefined && this.value < this.min) || (this.max !== undefined && this.value > this.max))) {
            const limits = { min: this.min, max: this.max };
            return this.min === undefined ? t('fault.at-most', limits) : this.max === undefined ? t('fault.at-least', limits) : t('fault.range', limits);
        }
        if (this.type === 'email' && !/^[^@\s]+@[^@\s]+$/.test(this.value)) {
            return t('fault.not-an-email');
        }
        if (this.maxlength && typeof this.value === 'string' && this.value.length > this.maxlength) {
            return t('fault.too-long-by', { n: this.maxlength });
        }
        return this.check?.(this.value) ?? null;
    }

    get #unread() {
        if (this.type === 'number') {
            return this.typed?.trim() && format.parseNumber(this.typed) === null ? this.typed : null;
        }
        return this.type === 'date' || this.type === 'coded-date' ? (this.querySelector('alv-date')?.unread ?? null) : null;
    }

    validate() {
        this.error = this.fault();
        return this.error === null;
    }

    focus() {
        this.querySelector('input:not(.date-native), select, textarea, .tooth[tabindex="0"]')?.focus();
    }

    #leave(event) {
        if (!this.contains(event.relatedTarget)) {
            this.found = null;
            if (this.type === 'number' && format.parseNumber(this.typed ?? '') !== null) {
                this.typed = format.typedNumber(this.value);
            }
            if (typeof this.value === 'string' && this.value !== this.value.trim() && this.type !== 'password') {
                this.#change(this.value.trim());
            }
            if (!this.empty || this.#unread !== null || this.error || this.touched) {
                this.validate();
            }
            this.touched = true;
        }
    }

    // ---- suggestions ---------------------------------------------------------------------------------------------------------

    async #look(text) {
        this.#last = text;
        const all = this.options ?? [];
        const fits = (option) => option.label.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase());
        if (!this.suggest) {
            this.found = all.filter(fits).slice(0, 8);
            this.active = -1;
            return;
        }
        clearTimeout(this.#typing);
        this.#typing = setTimeout(async () => {
            try {
                const found = await this.suggest(text.trim());
                if (this.#last === text && this.contains(document.activeElement)) {
                    this.found = found.slice(0, 8);
                    this.active = -1;
                }
            } catch (error) {
                showProblem(error);
            }
        }, TYPING);
    }

    #choose(option) {
        this.found = null;
        this.active = -1;
        this.#change(option.label);
        this.emit('alv-pick', { name: this.name, option });
    }

    #comboKey(event) {
        const found = this.found ?? [];
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            if (!this.found) {
                this.#look(this.value ?? '');
            } else if (found.length) {
                this.active = (this.active + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % found.length;
            }
        } else if (event.key === 'Enter' && this.active >= 0) {
            event.preventDefault();
            event.stopPropagation();
            this.#choose(found[this.active]);
        } else if (event.key === 'Escape' && this.found) {
            event.preventDefault();
            event.stopPropagation();
            this.found = null;
        }
    }

    // ---- drawing -------------------------------------------------------------------------------------------------------------

    get #described() {
        return `${this.hint ? `${this.field}-hint ` : ''}${this.error ? `${this.field}-error` : ''}`.trim();
    }

    render() {
        const group = this.type === 'choice' || this.type === 'tooth' || this.type === 'teeth';
        const head = html`
            ${this.label}${this.required ? html`<span class="required" aria-hidden="true"> *</span>` : nothing}
            ${this.source ? html`<span class="source" data-source=${this.source}>${sourceWords(this.source)}</span>` : nothing}
        `;
        const foot = html`
            ${this.hint ? html`<p class="field-hint" id="${this.field}-hint">${this.hint}</p>` : nothing}
            ${this.error ? html`<p class="field-error" id="${this.field}-error"><alv-icon name="exclamation-circle"></alv-icon> ${this.error}</p>` : nothing}
        `;
        if (this.type === 'check') {
            return html`
                <div class="field" @focusout=${this.#leave}>
                    <label class="check">
                        <input id=${this.field} type="checkbox" .checked=${live(Boolean(this.value))} ?disabled=${this.disabled} aria-describedby=${this.#described}
                            aria-invalid=${this.error ? 'true' : 'false'} @change=${(event) => this.#change(event.target.checked)}>
                        <span>${head}</span>
                    </label>
                    ${foot}
                </div>
            `;
        }
        return group
            ? html`<fieldset class="field" ?data-invalid=${Boolean(this.error)} @focusout=${this.#leave} aria-describedby=${this.#described}><legend class="field-label">${head}</legend>${this.#control()}${foot}</fieldset>`
            : html`<div class="field" @focusout=${this.#leave}><label class="field-label" for=${this.field}>${head}</label>${this.#control()}${foot}</div>`;
    }

    #control() {
        const invalid = this.error ? 'true' : 'false';
        const needed = this.required ? 'true' : 'false';
        switch (this.type) {
            case 'textarea':
                return html`<textarea id=${this.field} name=${this.name} rows=${this.rows ?? 3} .value=${live(this.value ?? '')} ?disabled=${this.disabled} aria-invalid=${invalid} aria-required=${needed}
                    aria-describedby=${this.#described} @input=${(event) => this.#change(event.target.value)}></textarea>`;
            case 'select':
                return html`<select id=${this.field} name=${this.name} ?disabled=${this.disabled} aria-invalid=${invalid} aria-required=${needed} aria-describedby=${this.#described}
                    @change=${(event) => this.#change(event.target.value === '' ? null : this.options[event.target.selectedIndex - 1].value)}>
                    <option value="" ?selected=${this.empty}>${this.required ? t('choose') : '–'}</option>
                    ${(this.options ?? []).map((option) => html`<option value=${option.value} ?selected=${option.value === this.value}>${option.label}</option>`)}
                </select>`;
            case 'choice':
                return html`<div class="segments">
                    ${(this.options ?? []).map(
                        (option) => html`<label class="segment">
                            <input type="radio" name="${this.field}" value=${option.value} .checked=${live(option.value === this.value)} ?disabled=${this.disabled} @change=${() => this.#change(option.value)}>
                            <span>${option.label}</span>
                        </label>`,
                    )}
                </div>`;
            case 'date':
            case 'coded-date':
                return html`<alv-date field=${this.field} name=${this.name} .value=${this.value ?? null} ?month=${this.type === 'coded-date'} ?past=${this.past} ?disabled=${this.disabled} ?required=${this.required}
                    ?invalid=${Boolean(this.error)} described=${this.#described} @alv-date=${(event) => this.#change(event.detail.value)}></alv-date>`;
            case 'tooth':
            case 'teeth':
                return html`<alv-teeth label=${this.label} ?multiple=${this.type === 'teeth'} ?milk=${this.milk} ?disabled=${this.disabled}
                    .value=${this.type === 'teeth' ? (this.value ?? []) : this.value ? [this.value] : []}
                    @alv-change=${(event) => {
                        event.stopPropagation();
                        const value = event.detail.value;
                        this.#change(this.type === 'teeth' ? value : (value[0] ?? null));
                    }}></alv-teeth>`;
            case 'number':
                return html`<span class="unit-line">
                    <input id=${this.field} name=${this.name} type="text" inputmode="decimal" autocomplete="off" .value=${live(this.typed ?? '')} ?disabled=${this.disabled} aria-invalid=${invalid} aria-required=${needed}
                        aria-describedby=${this.#described} @input=${(event) => {
                            this.typed = event.target.value;
                            this.#change(format.parseNumber(this.typed));
                        }}>
                    ${this.unit ? html`<span class="unit">${this.unit}</span>` : nothing}
                </span>`;
            case 'combo':
                return html`<span class="combo">
                    <input id=${this.field} name=${this.name} type="text" role="combobox" autocomplete="off" spellcheck="false" aria-expanded=${this.found?.length ? 'true' : 'false'} aria-controls="${this.field}-found" aria-autocomplete="list"
                        aria-activedescendant=${this.active >= 0 ? `${this.field}-found-${this.active}` : nothing} .value=${live(this.value ?? '')} ?disabled=${this.disabled} aria-invalid=${invalid} aria-required=${needed}
                        aria-describedby=${this.#described} @keydown=${this.#comboKey} @focus=${() => this.empty && this.#look('')}
                        @input=${(event) => {
                            this.#change(event.target.value || null);
                            this.#look(event.target.value);
                        }}>
                    <ul id="${this.field}-found" class="found" role="listbox" aria-label=${this.label} ?hidden=${!this.found?.length}>
                        ${(this.found ?? []).map(
                            (option, index) => html`<li id="${this.field}-found-${index}" role="option" aria-selected=${index === this.active ? 'true' : 'false'} @pointerdown=${(event) => {
                                event.preventDefault();
                                this.#choose(option);
                            }}>${option.label}${option.detail ? html` <span class="muted">${option.detail}</span>` : nothing}</li>`,
                        )}
                    </ul>
                    ${this.add && !this.empty && this.found?.length === 0 ? html`<p class="field-hint">${t('combo.new', { value: this.value })}</p>` : nothing}
                </span>`;
            default:
                return html`<span class="unit-line">
                    <input id=${this.field} name=${this.name} type=${this.type} autocomplete=${this.autocomplete ?? 'off'} spellcheck="false" .value=${live(this.value ?? '')} ?disabled=${this.disabled} aria-invalid=${invalid}
                        aria-required=${needed} aria-describedby=${this.#described} @input=${(event) => this.#change(event.target.value === '' ? null : event.target.value)}>
                    ${this.unit ? html`<span class="unit">${this.unit}</span>` : nothing}
                </span>`;
        }
    }
}

// ---- form --------------------------------------------------------------------------------------------------------------------

function placed(pointer, value, into) {
    const steps = pointer.split('/');
    let at = into;
    steps.forEach((step, index) => {
        const last = index === steps.length - 1;
        const key = /^\d+$/.test(step) ? Number(step) : step;
        if (last) {
            at[key] = value;
        } else {
            at[key] ??= /^\d+$/.test(steps[index + 1]) ? [] : {};
            at = at[key];
        }
    });
}

function taken(pointer, from) {
    return pointer.split('/').reduce((at, step) => at?.[step], from) ?? null;
}

/** Fields that are saved together. Its content is the page's; it adds the line with the buttons. With `focus-first` typing may begin at once. */
class AlvForm extends HTMLElement {
    #key = newKey();
    #busy = false;
    #later = 0;
    #line = null;
    #given = null;
    #restored = false;

    /** async (values, {key}) => result; a ProblemError lands beside the fields. */
    save = null;
    /** A page's own texts for problems and faults. */
    texts = null;
    /** Where unsaved values are kept instead of in the browser: {read(): entries | null, write(entries), forget()}. */
    drafts = null;
    /** Further buttons, left of 'save'. */
    actions = null;

    connectedCallback() {
        if (!this.#line) {
            this.#line = document.createElement('alv-form-line');
            this.#line.form = this;
            new MutationObserver(() => this.lastElementChild === this.#line || this.append(this.#line)).observe(this, { childList: true });
            this.addEventListener('alv-change', (event) => this.#changed(event));
            this.addEventListener('keydown', (event) => this.#keydown(event));
        }
        this.setAttribute('role', 'form');
        this.append(this.#line);
        queueMicrotask(() => this.#fill());
        if (this.hasAttribute('focus-first')) {
            queueMicrotask(async () => {
                const [first] = this.fields;
                await first.updateComplete;
                first.focus();
            });
        }
        addEventListener('pagehide', this.#leave);
    }

    disconnectedCallback() {
        this.#keep();
        removeEventListener('pagehide', this.#leave);
    }

    get fields() {
        return [...this.querySelectorAll('alv-field')].filter((field) => field.closest('alv-form') === this && field.name);
    }

    get busy() {
        return this.#busy;
    }

    get changed() {
        return this.#dirty;
    }

    get restored() {
        return this.#restored;
    }

    set value(object) {
        this.#given = object;
        if (this.isConnected) {
            queueMicrotask(() => this.#fill());
        }
    }

    get value() {
        return this.values();
    }

    /** What the fields hold, as the body that the server takes. */
    values() {
        const into = {};
        for (const field of this.fields) {
            if (!field.empty || field.value === false) {
                placed(field.name, field.value, into);
            }
        }
        return into;
    }

    /** Fills a field; a source ('scanned', 'learned', ...) is shown beside it. */
    set(name, value, source = null) {
        const field = this.fields.find((each) => each.name === name);
        if (field) {
            field.put(value, source);
            this.#dirty = true;
            this.#keepSoon();
        }
    }

    #dirty = false;

    #fill() {
        if (!this.isConnected) {
            return;
        }
        const draft = this.#draft();
        if (this.#given) {
            for (const field of this.fields) {
                if (!this.#dirty || field.empty) {
                    const value = taken(field.name, this.#given);
                    if (value !== null) {
                        field.put(value, field.source);
                    }
                }
            }
        }
        if (draft && !this.#dirty) {
            this.#restored = true;
            this.#dirty = true;
            for (const field of this.fields) {
                if (field.name in draft) {
                    field.put(draft[field.name].value, draft[field.name].source);
                }
            }
            this.dispatchEvent(new CustomEvent('alv-restored', { bubbles: true, detail: { values: this.values() } }));
        }
        this.#line.requestUpdate();
    }

    #draft() {
        if (this.drafts) {
            return this.drafts.read();
        }
        const name = this.getAttribute('name');
        const kept = name && sessionStorage.getItem(draftKey(name));
        return kept ? JSON.parse(kept) : null;
    }

    #keep = () => {
        clearTimeout(this.#later);
        const name = this.getAttribute('name');
        if ((name || this.drafts) && this.#dirty && this.#later) {
            this.#later = 0;
            const entries = this.fields.filter((field) => field.type !== 'password').map((field) => [field.name, { value: field.value, source: field.source ?? null }]);
            if (entries.length && this.drafts) {
                this.drafts.write(Object.fromEntries(entries));
            } else if (entries.length) {
                sessionStorage.setItem(draftKey(name), JSON.stringify(Object.fromEntries(entries)));
            }
        }
    };

    /** What is typed at the last moment is kept too. */
    #leave = () => {
        this.#keep();
        this.drafts?.flush({ leaving: true });
    };

    #keepSoon() {
        clearTimeout(this.#later);
        this.#later = setTimeout(this.#keep, 300);
        this.#line.requestUpdate();
    }

    #forget() {
        clearTimeout(this.#later);
        this.#later = 0;
        this.#dirty = false;
        this.#restored = false;
        const name = this.getAttribute('name');
        if (this.drafts) {
            this.drafts.forget();
        } else if (name) {
            sessionStorage.removeItem(draftKey(name));
        }
    }

    /** Back to what it was before anything was typed. */
    reset() {
        this.#forget();
        this.#key = newKey();
        for (const field of this.fields) {
            field.put(this.#given ? taken(field.name, this.#given) : field.type === 'check' ? false : null);
            field.touched = false;
            field.requestUpdate();
        }
        this.#line.error = null;
        this.#line.requestUpdate();
        this.dispatchEvent(new CustomEvent('alv-reset', { bubbles: true }));
    }

    #changed() {
        this.#dirty = true;
        this.#keepSoon();
    }

    #keydown(event) {
        if (event.key !== 'Enter' || event.defaultPrevented || event.isComposing) {
            return;
        }
        if (event.ctrlKey || event.metaKey) {
            event.preventDefault();
            this.submit();
        } else if (event.target.matches('input:not([type=checkbox]):not([type=radio]):not([data-scan=field]), select')) {
            event.preventDefault();
            if (this.hasAttribute('enter-saves')) {
                this.submit();
            } else {
                const fields = this.fields;
                const next = fields[fields.findIndex((field) => field.contains(event.target)) + 1];
                next ? next.focus() : this.#line.querySelector('.primary')?.focus();
            }
        }
    }

    /** Checks, saves, and shows what the server says beside the fields. */
    async submit() {
        if (this.#busy) {
            return false;
        }
        await Promise.all(this.fields.map((field) => field.updateComplete));
        const wrong = this.fields.filter((field) => !field.validate());
        if (wrong.length) {
            this.#line.error = t('form.faults', { n: wrong.length });
            this.#line.requestUpdate();
            wrong[0].focus();
            return false;
        }
        this.#busy = true;
        this.#line.error = null;
        this.#line.requestUpdate();
        try {
            await this.save(this.values(), { key: this.#key });
            this.#forget();
            this.#key = newKey();
            this.dispatchEvent(new CustomEvent('alv-saved', { bubbles: true }));
            return true;
        } catch (error) {
            if (error.status !== 0) {
                this.#key = newKey(); // an answer came: the next try is a request of its own
            }
            this.#refused(error);
            return false;
        } finally {
            this.#busy = false;
            this.#line.requestUpdate();
        }
    }

    #refused(error) {
        if (!(error instanceof ProblemError)) {
            showProblem(error);
            return;
        }
        const rest = [];
        let first = null;
        for (const fault of error.errors) {
            const field = this.fields.find((each) => `/${each.name}` === fault.pointer) ?? this.fields.find((each) => fault.pointer?.startsWith(`/${each.name}/`));
            if (field) {
                field.error = faultWords(fault, this.texts);
                first ??= field;
            } else {
                rest.push(faultWords(fault, this.texts));
            }
        }
        this.#line.error = first && !rest.length ? t('form.faults', { n: error.errors.length }) : [problemWords(error, this.texts), ...rest].join(' ');
        first?.focus();
        this.dispatchEvent(new CustomEvent('alv-refused', { bubbles: true, detail: { error } }));
    }
}

/** The line under a form: what stands in the way, and the buttons. */
class AlvFormLine extends AlvElement {
    constructor() {
        super();
        this.error = null;
    }

    render() {
        const form = this.form;
        return html`
            ${form.restored ? html`<p class="notice" data-kind="info"><alv-icon name="clock-history"></alv-icon><span class="notice-words">${t('form.restored')}</span></p>` : nothing}
            <div role="alert">${this.error ? html`<p class="notice" data-kind="error"><alv-icon name="x-octagon"></alv-icon><span class="notice-words">${this.error}</span></p>` : nothing}</div>
            <div class="form-line">
                ${form.actions ?? nothing}
                <span class="list-space"></span>
                ${form.changed && !form.hasAttribute('no-discard') ? html`<button type="button" class="quiet" @click=${() => form.reset()}>${t('form.discard')}</button>` : nothing}
                <button type="button" class="primary" aria-busy=${form.busy ? 'true' : 'false'} title=${t('form.save-key')} @click=${() => form.submit()}>
                    ${form.busy ? t('form.saving') : (form.getAttribute('action-label') ?? t('save'))}
                </button>
            </div>
        `;
    }
}

customElements.define('alv-field', AlvField);
customElements.define('alv-form-line', AlvFormLine);
customElements.define('alv-form', AlvForm);
