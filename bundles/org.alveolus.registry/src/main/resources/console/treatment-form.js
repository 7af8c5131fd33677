import { AlvElement, api, format, html, nothing, repeat, session, showProblem, sound, toast } from 'alveolus';
import { deviceWords } from 'alveolus/device.js';
import { readScan } from 'alveolus/scan.js';
import { choiceWords, options, regionOf } from './choices.js';
import './device-slot.js';
import { t } from './texts.js';

/** The four tiles of a treatment on one page. */

const MOST_TECHNIQUES = 2;

function flat(value, path, into) {
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
        Object.entries(value).forEach(([name, inner]) => flat(inner, path ? `${path}/${name}` : name, into));
    } else if (Array.isArray(value) && value.some((each) => each !== null && typeof each === 'object')) {
        Array.from(value).forEach((inner, index) => flat(inner, `${path}/${index}`, into));
    } else if (value !== null && value !== undefined) {
        into.push([path, value]);
    }
}

/** What a draft kept, as the body that the server takes. */
function nested(entries) {
    const into = {};
    for (const [name, { value }] of Object.entries(entries)) {
        const steps = name.split('/');
        let at = into;
        steps.forEach((step, index) => {
            if (index === steps.length - 1) {
                at[step] = value;
            } else {
                at[step] ??= /^\d+$/.test(steps[index + 1]) ? [] : {};
                at = at[step];
            }
        });
    }
    return into;
}

/** Leaves out what is empty; a device that was neither taken nor typed is no device. */
function pruned(value) {
    if (Array.isArray(value)) {
        return value.map(pruned).filter((each) => each !== undefined);
    }
    if (value !== null && typeof value === 'object') {
        const entries = Object.entries(value)
            .map(([name, inner]) => [name, pruned(inner)])
            .filter(([, inner]) => inner !== undefined);
        return entries.length ? Object.fromEntries(entries) : undefined;
    }
    return value === null || value === '' ? undefined : value;
}

class TreatmentForm extends AlvElement {
    static properties = {
        treatment: { attribute: false },
        save: { attribute: false },
        drafts: { attribute: false },
        mend: { attribute: false },
        take: { attribute: false },
        capabilities: { attribute: false },
        practitioners: { attribute: false },
        placements: { state: true },
        biomaterials: { state: true },
        regions: { state: true },
        unplaced: { state: true },
    };

    constructor() {
        super();
        this.placements = [0];
        this.biomaterials = [];
        this.regions = {};
    }

    get form() {
        return this.querySelector('alv-form');
    }

    async firstUpdated() {
        if (this.drafts?.read()) {
            return; // the form tells when it has put it in
        }
        if (this.treatment) {
            const { surgery, placements, techniques, other } = this.treatment;
            await this.fill({ surgery, placements, techniques, other: { ...other, referrer: other.referrer ? { name: other.referrer.name } : null } });
            this.#goTo(this.mend);
        } else {
            const me = this.practitioners.find((each) => each.id === session.account.id);
            this.form.value = { surgery: { date: format.today(), practitioner: me?.id ?? null } };
            await this.#begin(this.take);
        }
    }

    /** Puts a recorded or unsaved treatment into the fields, making as many tiles as it needs. */
    async fill(values) {
        this.placements = Array.from(values.placements ?? [], (_, index) => index);
        if (!this.placements.length && !this.treatment) {
            this.placements = [0];
        }
        this.biomaterials = Array.from(values.techniques?.biomaterials ?? [], (_, index) => index);
        await this.updateComplete;
        const slots = [...this.querySelectorAll('registry-device')];
        await Promise.all(slots.map((slot) => slot.updateComplete));
        const all = [];
        flat(values, '', all);
        all.forEach(([name, value]) => this.form.set(name, value));
        await Promise.all(slots.map((slot) => slot.show()));
        await Promise.all(slots.map((slot) => slot.updateComplete));
        all.filter(([name]) => name.includes('/device/')).forEach(([name, value]) => this.form.set(name, value));
        this.#regions();
    }

    /** To the field that is to be completed, or to the device that has none. */
    #goTo(name) {
        const field = name && this.form.fields.find((each) => each.name === name);
        const slot = name && [...this.querySelectorAll('registry-device')].find((each) => each.name === name);
        field?.focus();
        slot?.querySelector('button, input')?.focus();
    }

    #regions() {
        const values = this.form.values();
        this.regions = Object.fromEntries(Array.from(values.placements ?? [], (placement, index) => [index, regionOf(placement?.position)]));
    }

    // ---- scanning -------------------------------------------------------------------------------------------------------------

    /** A scan that was meant for no tile in particular goes where its kind of device is still missing. */
    async scanned(text) {
        const report = await readScan(text);
        const kind = report.product?.kind ?? (await this.#kindInStock(report));
        if (!kind) {
            this.unplaced = report;
            return;
        }
        await this.place(report, kind);
    }

    async #kindInStock(report) {
        if (!this.capabilities.stock) {
            return null;
        }
        const { inStock } = await import('./device-slot.js');
        return (await inStock(report))[0]?.device.kind ?? null;
    }

    async place(report, kind) {
        this.unplaced = null;
        const slot = await this.#slotFor(kind);
        await slot.useScan(report);
        if (slot.expired) {
            sound('error');
            toast(t('slot.refused', { date: format.coded(slot.expired) }), { kind: 'warn' });
        } else {
            const { lot, serial, ref } = report.fields;
            const device = slot.item?.device ?? { name: report.product?.name, productCode: ref, lot, serial };
            toast(t('form.placed', { device: deviceWords(device) || t(`form.${kind}`), where: slot.label }), { kind: 'ok' });
        }
        slot.scrollIntoView({ block: 'nearest' });
    }

    /** With an item that somebody chose in the stock. */
    async #begin(id) {
        if (!id || !this.capabilities.stock) {
            return;
        }
        try {
            const item = await api.get(`/api/stock/items/${id}`);
            const slot = await this.#slotFor(item.device.kind);
            await slot.useItem(item);
            this.querySelector('alv-field')?.focus();
        } catch (error) {
            showProblem(error);
        }
    }

    async #slotFor(kind) {
        const free = () => [...this.querySelectorAll('registry-device')].find((slot) => slot.kind === kind && slot.empty);
        if (!free()) {
            kind === 'biomaterial' ? this.#addBiomaterial() : this.#addPlacement();
            await this.updateComplete;
            await Promise.all([...this.querySelectorAll('registry-device')].map((slot) => slot.updateComplete));
        }
        return free();
    }

    #addPlacement() {
        this.placements = [...this.placements, (this.placements.at(-1) ?? -1) + 1];
    }

    #addBiomaterial() {
        this.biomaterials = [...this.biomaterials, (this.biomaterials.at(-1) ?? -1) + 1];
    }

    // ---- saving ---------------------------------------------------------------------------------------------------------------

    async #save(values, options) {
        const body = pruned(values) ?? {};
        body.placements ??= [];
        body.other ??= {};
        body.surgery ??= {};
        await this.save(body, options);
    }

    /** The numbers of tiles that were removed are not sent: the server's pointers count those that are. */
    async #renumber() {
        const values = this.form.values();
        const kept = { ...values, placements: (values.placements ?? []).filter(Boolean) };
        if (values.techniques) {
            kept.techniques = { ...values.techniques, biomaterials: (values.techniques.biomaterials ?? []).filter(Boolean) };
        }
        this.querySelectorAll('registry-device').forEach((slot) => slot.clear());
        this.form.fields.filter((field) => field.name.startsWith('placements/')).forEach((field) => this.form.set(field.name, null));
        await this.fill(kept);
    }

    async #remove(list, index) {
        this[list] = this[list].filter((each) => each !== index);
        await this.updateComplete;
        await this.#renumber();
    }

    /** What somebody else used meanwhile becomes a device by hand, when the person wants that. */
    #refused(event) {
        const used = event.detail.error.errors.filter((fault) => fault.code.startsWith('item-'));
        for (const fault of used) {
            const name = fault.pointer.replace(/^\//, '').replace(/\/stockItem$/, '');
            const slot = [...this.querySelectorAll('registry-device')].find((each) => each.name === name);
            slot?.lost();
        }
    }

    // ---- drawing --------------------------------------------------------------------------------------------------------------

    render() {
        return html`
            ${this.unplaced ? this.#which() : nothing}
            <alv-form ?focus-first=${!this.treatment} .drafts=${this.drafts} .save=${(values, options) => this.#save(values, options)} .texts=${t} action-label=${t('form.save')}
                @alv-restored=${() => this.fill(nested(this.drafts.read()))} @alv-reset=${() => this.fill(this.treatment ?? {})} @alv-refused=${(event) => this.#refused(event)}
                @alv-change=${() => this.#regions()}>
                <div class="stack">${this.#surgery()} ${this.#placed()} ${this.#techniques()} ${this.#other()}</div>
            </alv-form>
        `;
    }

    #which() {
        return html`
            <alv-dialog heading=${t('form.which')} open @alv-close=${() => (this.unplaced = null)}>
                <alv-scan-result .report=${this.unplaced} @alv-choose=${(event) => (this.unplaced = event.detail.report)}></alv-scan-result>
                <div class="row" slot="footer">
                    ${['implant', 'abutment', 'biomaterial'].map((kind) => html`<button type="button" @click=${() => this.place(this.unplaced, kind)}>${t(`form.${kind}`)}</button>`)}
                </div>
            </alv-dialog>
        `;
    }

    #surgery() {
        return html`
            <section class="card stack" aria-label=${t('tile.surgery')}>
                <h2>1. ${t('tile.surgery')}</h2>
                <div class="grid3">
                    <alv-field name="surgery/patientNumber" label=${t('field.patientNumber')} required maxlength="64"></alv-field>
                    <alv-field name="surgery/patientName" label=${t('field.patientName')} maxlength="200"></alv-field>
                    <alv-field name="surgery/birthDate" label=${t('field.birthDate')} type="date" past></alv-field>
                    <alv-field name="surgery/date" label=${t('field.date')} type="date" required></alv-field>
                    <alv-field name="surgery/practitioner" label=${t('field.practitioner')} type="select" required
                        .options=${this.practitioners.map((each) => ({ value: each.id, label: each.name }))}></alv-field>
                    <alv-field name="surgery/indication" label=${t('field.indication')} type="select" required .options=${options('indication', this.treatment?.surgery.indication)}></alv-field>
                </div>
                <alv-field name="surgery/specification" label=${t('field.specification')} maxlength="1000"></alv-field>
            </section>
        `;
    }

    #placed() {
        return html`
            <section class="card stack" aria-label=${t('tile.placements')}>
                <h2>2. ${t('tile.placements')}</h2>
                ${repeat(
                    this.placements,
                    (index) => index,
                    (index, place) => html`
                        <div class="stack registry-placement">
                            <div class="row">
                                <h3>${t('form.placement', { n: place + 1 })}</h3>
                                <span class="list-space"></span>
                                <button type="button" class="quiet" @click=${() => this.#remove('placements', index)}>${t('form.remove')}</button>
                            </div>
                            <alv-field name="placements/${index}/position" label=${t('field.position')} type="tooth" required></alv-field>
                            <alv-field name="placements/${index}/region" label=${t('field.region')} type="select" hint=${this.regions[index] ? t('form.region-of', { region: choiceWords('jaw-region', this.regions[index]) }) : ''}
                                .options=${options('jaw-region', this.treatment?.placements[index]?.region)}></alv-field>
                            <div class="grid2">
                                ${this.#slot(`placements/${index}/implant`, 'implant', t('form.implant'))}
                                ${this.#slot(`placements/${index}/abutment`, 'abutment', t('form.abutment'))}
                            </div>
                        </div>
                    `,
                )}
                <div class="row"><button type="button" @click=${() => this.#addPlacement()}><alv-icon name="plus-lg"></alv-icon> ${t('form.add-placement')}</button></div>
            </section>
        `;
    }

    #slot(name, kind, label) {
        return html`<registry-device name=${name} kind=${kind} label=${label} ?stock=${this.capabilities.stock} ?scanning=${this.capabilities.scan}></registry-device>`;
    }

    #techniques() {
        return html`
            <section class="card stack" aria-label=${t('tile.techniques')}>
                <h2>3. ${t('tile.techniques')}</h2>
                <div class="grid2">
                    ${Array.from({ length: MOST_TECHNIQUES }, (_, index) => index).map(
                        (index) => html`<alv-field name="techniques/codes/${index}" label=${t('field.technique', { n: index + 1 })} type="select"
                            .options=${options('technique', this.treatment?.techniques.codes[index])}></alv-field>`,
                    )}
                </div>
                <alv-field name="techniques/positions" label=${t('field.techniquePositions')} type="teeth"></alv-field>
                ${repeat(
                    this.biomaterials,
                    (index) => index,
                    (index, place) => html`
                        ${this.#slot(`techniques/biomaterials/${index}`, 'biomaterial', t('form.biomaterial-n', { n: place + 1 }))}
                        <div class="row"><button type="button" class="quiet" @click=${() => this.#remove('biomaterials', index)}>${t('form.remove')}</button></div>
                    `,
                )}
                <div class="row"><button type="button" @click=${() => this.#addBiomaterial()}><alv-icon name="plus-lg"></alv-icon> ${t('form.add-biomaterial')}</button></div>
                <alv-field name="techniques/mayGiveBlood" label=${t('field.mayGiveBlood')} type="check"></alv-field>
            </section>
        `;
    }

    #other() {
        const referrers = async (text) => {
            const page = await api.get('/api/registry/referrers', { query: { q: text, limit: 8 } });
            return page.items.map((each) => ({ value: each.id, label: each.name }));
        };
        return html`
            <section class="card stack" aria-label=${t('tile.other')}>
                <h2>4. ${t('tile.other')}</h2>
                <div class="grid3">
                    <alv-field name="other/referrer/name" label=${t('field.referrer')} type="combo" add maxlength="200" .suggest=${referrers}></alv-field>
                    <alv-field name="other/aftercare" label=${t('field.aftercare')} type="select" .options=${options('aftercare', this.treatment?.other.aftercare)}></alv-field>
                    <alv-field name="other/prostheticsBy" label=${t('field.prostheticsBy')} type="select" required .options=${options('prosthetics-by', this.treatment?.other.prostheticsBy)}></alv-field>
                </div>
                <alv-field name="other/extra" label=${t('field.extra')} type="textarea" maxlength="4000"></alv-field>
            </section>
        `;
    }
}

customElements.define('registry-treatment-form', TreatmentForm);
