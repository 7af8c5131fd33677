import { AlvPage, api, format, html, language, nothing, session, showProblem } from 'alveolus';
import { deviceSize, deviceWords } from 'alveolus/device.js';
import 'alveolus/form.js';
import 'alveolus/list.js';
import 'alveolus/scan.js';
import { choiceWords, loadChoices } from './choices.js';
import './recall-cases.js';
import { t } from './texts.js';

const ASKED = ['scan', 'lot', 'serial', 'gtin', 'productCode', 'supplier', 'from', 'to'];

async function suppliers() {
    const page = await api.get('/api/catalogue/suppliers', { query: { limit: 500 }, everywhere: true });
    return page.items.map((supplier) => ({ value: supplier.id, label: supplier.name }));
}

/** Recall: every patient with a device, by its numbers or by scanning the box; and what is still in stock. */
class RecallPage extends AlvPage {
    static properties = { recall: { state: true }, error: { state: true }, busy: { state: true }, ready: { state: true }, suppliers: { state: true } };

    async routed() {
        if (!this.ready) {
            await loadChoices();
            this.suppliers = await suppliers();
            this.ready = true;
        }
        if (this.path.startsWith('cases')) {
            return;
        }
        const asked = this.#asked();
        await this.updateComplete;
        const form = this.querySelector('alv-form');
        ASKED.filter((name) => name !== 'scan').forEach((name) => form?.set(name, asked[name] ?? null));
        if (!Object.keys(asked).some((name) => name !== 'from' && name !== 'to')) {
            this.recall = null;
            return;
        }
        await this.#find(asked);
        await this.updateComplete;
        this.querySelector('.notice')?.scrollIntoView({ block: innerWidth < 600 ? 'start' : 'nearest' });
    }

    async scanned(text) {
        this.go('', { query: new URLSearchParams({ scan: text }) });
        return true;
    }

    async locationChanged() {}

    #asked() {
        return Object.fromEntries(ASKED.map((name) => [name, this.query.get(name)]).filter(([, value]) => value));
    }

    async #find(asked) {
        this.busy = true;
        this.error = null;
        try {
            this.recall = await api.get('/api/registry/recalls', { query: { ...asked, limit: 500 }, everywhere: true });
        } catch (error) {
            this.recall = null;
            this.error = error;
        } finally {
            this.busy = false;
        }
    }

    async #more() {
        try {
            const part = await api.get('/api/registry/recalls', { query: { ...this.#asked(), limit: 500, cursor: this.recall.next }, everywhere: true });
            this.recall = { ...this.recall, items: [...this.recall.items, ...part.items], next: part.next };
        } catch (error) {
            showProblem(error);
        }
    }

    async #export() {
        try {
            await api.download('/api/registry/recalls.csv', 'recall.csv', { query: { ...this.#asked(), language: language() }, everywhere: true });
        } catch (error) {
            showProblem(error);
        }
    }

    /** What was searched as the server understood it: of a scanned box, what it holds. */
    #searched() {
        const { lot, serial, udiDi, productCode, supplier, from, to } = this.recall.criteria;
        return [
            lot && `${t('column.lot')} ${lot}`,
            serial && `${t('column.serial')} ${serial}`,
            udiDi && `UDI-DI ${udiDi}`,
            productCode && `${t('column.code')} ${productCode}`,
            supplier && (this.suppliers.find((each) => each.value === supplier)?.label ?? t('column.supplier')),
            from && `${t('filter.from')} ${format.date(from)}`,
            to && `${t('filter.to')} ${format.date(to)}`,
        ]
            .filter(Boolean)
            .join(' · ');
    }

    #group(key) {
        const group = this.recall.groups.find((each) => each.key === key);
        return group ? [group.supplierName, group.name ?? group.productCode].filter(Boolean).join(' · ') : '';
    }

    /** What the case that is opened from this search begins with. */
    #given() {
        return Object.fromEntries(['lot', 'serial', 'gtin', 'udiDi', 'productCode', 'supplier', 'from', 'to'].map((name) => [name, this.query.get(name)]).filter(([, value]) => value));
    }

    #caseAddress() {
        const { issuer, udiDi, ...criteria } = this.recall.criteria;
        const product = udiDi ? { [issuer === 'gs1' ? 'gtin' : 'udiDi']: udiDi } : {};
        return this.address('cases/new', new URLSearchParams({ ...criteria, ...product }));
    }

    #tabs() {
        const tab = (path, label, current) => html`<a href=${this.address(path)} aria-current=${current ? 'page' : nothing}>${label}</a>`;
        const cases = this.path.startsWith('cases');
        return html`<nav slot="tabs" class="tabs" aria-label=${t('page.recall')}>${tab('', t('case.search'), !cases)}${tab('cases', t('case.list'), cases)}</nav>`;
    }

    #cases() {
        const [, id, person] = this.path.split('/');
        const add = session.may('registry', 'edit') && !id ? html`<a slot="actions" class="button primary" href=${this.address('cases/new')}><alv-icon name="plus-lg"></alv-icon> ${t('case.new')}</a>` : nothing;
        return html`
            <alv-header heading=${id === 'new' ? t('case.new') : t('case.list')}>${add}${this.#tabs()}</alv-header>
            ${!id
                ? html`<registry-recall-cases></registry-recall-cases>`
                : id === 'new'
                  ? html`<registry-new-recall-case .given=${this.#given()} .suppliers=${this.suppliers}></registry-new-recall-case>`
                  : html`<registry-recall-case case=${id} person=${person ?? nothing}></registry-recall-case>`}
        `;
    }

    render() {
        if (this.path?.startsWith('cases')) {
            return this.ready ? this.#cases() : html`<alv-progress></alv-progress>`;
        }
        return html`
            <alv-header heading=${t('page.recall')} sub=${t('recall.sub')}>
                ${this.#tabs()}
                ${this.recall && session.may('registry', 'edit')
                    ? html`<a slot="actions" class="button primary" href=${this.#caseAddress()}><alv-icon name="folder-plus"></alv-icon> ${t('case.open-from')}</a>`
                    : nothing}
                ${this.recall
                    ? html`<button slot="actions" type="button" @click=${() => this.#export()}><alv-icon name="download"></alv-icon> ${t('recall.export')}</button>
                          <button slot="actions" type="button" @click=${() => print()}><alv-icon name="printer"></alv-icon> ${t('recall.print')}</button>`
                    : nothing}
            </alv-header>
            <div class="card stack no-print">
                <alv-scan-box label=${t('recall.scan')} hint=${t('recall.scan-hint')} @alv-scan=${(event) => this.scanned(event.detail.text)}></alv-scan-box>
                <alv-form name="recall" no-discard enter-saves action-label=${t('recall.find')}
                    .save=${async (values) => this.go('', { query: new URLSearchParams(Object.entries(values).filter(([, value]) => value)) })}>
                    <div class="grid3">
                        <alv-field name="lot" label=${t('column.lot')} maxlength="200"></alv-field>
                        <alv-field name="serial" label=${t('column.serial')} maxlength="200"></alv-field>
                        <alv-field name="gtin" label=${t('column.gtin')} maxlength="14"></alv-field>
                        <alv-field name="productCode" label=${t('column.code')} maxlength="200"></alv-field>
                        <alv-field name="supplier" label=${t('column.supplier')} type="select" .options=${this.suppliers ?? []}></alv-field>
                        <alv-field name="from" label=${t('filter.from')} type="date"></alv-field>
                        <alv-field name="to" label=${t('filter.to')} type="date"></alv-field>
                    </div>
                </alv-form>
            </div>
            <div class="stack" aria-live="polite">
                ${this.busy ? html`<alv-progress label=${t('recall.searching')}></alv-progress>` : nothing}
                ${this.error ? html`<alv-scan-result .error=${this.error} .texts=${t} text=${this.query.get('scan') ?? ''}></alv-scan-result>` : nothing}
                ${this.recall && !this.busy ? this.#found() : nothing}
            </div>
        `;
    }

    #found() {
        const { patients, hiddenPatients, hidden, groups, stock, items, next } = this.recall;
        return html`
            <div class="notice" data-kind=${patients || hiddenPatients ? 'warn' : 'ok'} role="status">
                <alv-icon name=${patients || hiddenPatients ? 'people' : 'check-circle'}></alv-icon>
                <div class="notice-words">
                    <strong>${t('recall.patients', { n: patients })}</strong>
                    ${stock.present ? t('recall.pieces', { n: stock.items.length }) : t('recall.no-stock')}
                    <div>${t('recall.searched', { what: this.#searched() })}</div>
                </div>
            </div>
            ${hiddenPatients
                ? html`<div class="notice" data-kind="error">
                      <alv-icon name="eye-slash"></alv-icon>
                      <div class="notice-words">
                          <strong>${t('recall.hidden', { n: hiddenPatients })}</strong>
                          ${hidden.map((each) => html`<div>${each.location.name}: ${t('recall.hidden-at', { n: each.patients, who: format.list(each.openedBy) })}</div>`)}
                      </div>
                  </div>`
                : nothing}
            ${groups.length > 1 || groups.some((group) => !group.certain)
                ? html`<div class="notice" data-kind="warn"><alv-icon name="exclamation-triangle"></alv-icon><div class="notice-words">${t('recall.several-makers')}</div></div>`
                : nothing}
            <h2>${t('recall.in-patients')}</h2>
            <alv-list label=${t('recall.in-patients')} local .rows=${items} .key=${(line) => `${line.treatment}-${line.position ?? ''}-${line.device.lot ?? ''}-${line.device.serial ?? ''}-${line.device.name ?? ''}`}
                .href=${(line) => `/console/registry/treatments/${line.treatment}`} .columns=${() => this.#patientColumns()}
                .empty=${{ icon: 'check-circle', title: t('recall.nobody'), text: t('recall.nobody-text') }}></alv-list>
            ${next ? html`<button type="button" @click=${() => this.#more()}>${t('recall.more')}</button>` : nothing}
            ${stock.present && stock.items.length
                ? html`<h2>${t('recall.in-stock')}</h2>
                      <alv-list label=${t('recall.in-stock')} local .rows=${stock.items} .key=${(piece) => piece.id} .href=${(piece) => `/console/stock/items/${piece.id}`} .columns=${() => this.#stockColumns()}></alv-list>`
                : nothing}
        `;
    }

    #patientColumns() {
        return [
            { id: 'patient', label: t('column.patient'), width: '20%', cell: (line) => [line.patientNumber, line.patientName].filter(Boolean).join(' · '), narrow: 'title' },
            { id: 'birth', label: t('field.birthDate'), width: '110px', cell: (line) => (line.birthDate ? format.date(line.birthDate) : '') },
            { id: 'position', label: t('field.position'), width: '130px', cell: (line) => [line.position, line.lostOn ? t('recall.lost', { date: format.date(line.lostOn) }) : null].filter(Boolean).join(', '), narrow: 'sub' },
            { id: 'product', label: t('column.product'), width: '22%', cell: (line) => this.#group(line.group), narrow: 'sub' },
            { id: 'lot', label: t('column.lot'), width: '120px', cell: (line) => html`<span class="code">${line.device.lot ?? line.device.serial ?? ''}</span>`, text: (line) => line.device.lot ?? line.device.serial ?? '' },
            { id: 'date', label: t('field.date'), width: '110px', cell: (line) => format.date(line.date), narrow: 'end' },
            { id: 'practitioner', label: t('field.practitioner'), cell: (line) => line.practitionerName },
            { id: 'location', label: t('column.location'), cell: (line) => line.location.name ?? '' },
        ];
    }

    #stockColumns() {
        return [
            { id: 'product', label: t('column.product'), cell: (piece) => deviceWords(piece.device), narrow: 'title' },
            { id: 'size', label: t('column.size'), width: '130px', cell: (piece) => deviceSize(piece.device) },
            { id: 'storage', label: t('column.storage'), width: '22%', cell: (piece) => piece.storageTitle, narrow: 'sub' },
            { id: 'location', label: t('column.location'), width: '22%', cell: (piece) => piece.location.name ?? '', narrow: 'sub' },
        ];
    }
}

customElements.define('alveolus-recall', RecallPage);
