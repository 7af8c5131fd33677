import { AlvPage, api, format, html, language, nothing, session, showProblem, toast } from 'alveolus';
import 'alveolus/drawer.js';
import 'alveolus/form.js';
import 'alveolus/menu.js';
import { bar, columns, jaws, scrolled, survivalCurve } from './charts.js';
import { choiceWords, loadChoices, options } from './choices.js';
import './own-records.js';
import { t } from './texts.js';

const FILTERS = ['from', 'to', 'practitioner', 'location', 'supplier', 'product', 'censoring'];
const OTHERS = 'others';

/** The registry's figures: counts, survival of implants, losses, progress towards the register, and one's own records. */
class StatisticsPage extends AlvPage {
    static properties = { data: { state: true }, practitioners: { state: true }, loading: { state: true } };

    #asked = null;

    async routed() {
        if (this.path === 'records') {
            return;
        }
        if (!this.practitioners) {
            const [, practitioners] = await Promise.all([loadChoices(), api.get('/api/registry/practitioners', { everywhere: true })]);
            this.practitioners = practitioners.items;
        }
        await this.#load();
    }

    /** The figures are of all locations, or of the one in the filter. */
    async locationChanged() {}

    async #load(again = false) {
        const key = new URLSearchParams(this.#filters()).toString();
        if (key === this.#asked && !again) {
            return;
        }
        this.#asked = key;
        this.loading = true;
        try {
            const data = await api.get('/api/registry/statistics', { query: this.#filters(), everywhere: true });
            if (key === this.#asked) {
                this.data = data;
            }
        } catch (error) {
            this.#asked = null;
            throw error;
        } finally {
            this.loading = false;
        }
    }

    #filters() {
        return Object.fromEntries(FILTERS.map((name) => [name, this.query.get(name)]).filter(([, value]) => value));
    }

    #set(name, value) {
        const query = new URLSearchParams(this.#filters());
        if (value) {
            query.set(name, value);
        } else {
            query.delete(name);
        }
        if (name === 'supplier') {
            query.delete('product');
        }
        this.go(this.path, { query, replace: true });
    }

    #tab(path, label) {
        return html`<a href=${this.address(path, new URLSearchParams(this.#filters()))} aria-current=${this.path.split('/')[0] === path ? 'page' : nothing}>${label}</a>`;
    }

    async #download(table, kind) {
        try {
            await api.download(`/api/registry/statistics/tables/${table}`, `${t(`statistics.table.${table}`)}.${kind}`, {
                query: { ...this.#filters(), format: kind, language: language() },
                everywhere: true,
            });
        } catch (error) {
            showProblem(error);
        }
    }

    // ---- drawing --------------------------------------------------------------------------------------------------------------

    render() {
        const records = this.path === 'records';
        return html`
            <alv-header heading=${t('page.statistics')} sub=${this.data && !records ? t('statistics.until', { date: format.date(this.data.today) }) : nothing}>
                ${this.data && !records
                    ? html`<button slot="actions" type="button" class="no-print" @click=${() => print()}><alv-icon name="printer"></alv-icon> ${t('statistics.print')}</button>
                          <button slot="actions" type="button" class="no-print" @click=${() => this.#download('all', 'xlsx')}><alv-icon name="download"></alv-icon> ${t('statistics.all')}</button>`
                    : nothing}
                <nav slot="tabs" class="tabs no-print" aria-label=${t('page.statistics')}>
                    ${this.#tab('', t('statistics.tab.overview'))} ${this.#tab('survival', t('statistics.tab.survival'))} ${this.#tab('losses', t('statistics.tab.losses'))}
                    ${this.#tab('register', t('statistics.tab.register'))} ${this.#tab('records', t('statistics.tab.records'))}
                </nav>
            </alv-header>
            ${records ? html`<registry-own-records></registry-own-records>` : this.data ? this.#figures() : html`<alv-progress></alv-progress>`}
        `;
    }

    #figures() {
        const tab = this.path.split('/')[0];
        const empty = !this.data.total.treatments && tab !== 'register';
        return html`
            ${this.#filterBar(tab)} ${this.#scope()}
            <div aria-busy=${this.loading ? 'true' : 'false'} class="stack">
                ${empty ? this.#empty() : tab === 'survival' ? this.#survival() : tab === 'losses' ? this.#losses() : tab === 'register' ? this.#register() : this.#overview()}
            </div>
            ${this.path === 'register/rule' && session.administrator ? this.#ruleDrawer() : nothing}
        `;
    }

    #filterBar(tab) {
        const { data } = this;
        const known = data.knownYears.map((year) => ({ value: String(year), label: String(year) }));
        const people = session.administrator ? this.practitioners.map((each) => ({ value: each.id, label: each.name })) : [{ value: session.account.id, label: t('statistics.only-mine') }];
        const places = data.locations.map((place) => ({ value: place.id, label: place.name ?? place.id }));
        const suppliers = data.knownSuppliers.map((supplier) => ({ value: supplier.key, label: supplier.name || t('statistics.unknown') }));
        const products = data.products.map((product) => ({ value: product.key, label: product.name || t('statistics.unknown') }));
        const register = tab === 'register';
        return html`
            <div class="list-bar no-print" role="group" aria-label=${t('statistics.filters')}>
                ${register ? nothing : this.#select('from', t('statistics.from'), known)} ${register ? nothing : this.#select('to', t('statistics.to'), known)}
                ${this.#select('practitioner', t('field.practitioner'), people)}
                ${register ? nothing : this.#select('location', t('column.location'), places)} ${register ? nothing : this.#select('supplier', t('statistics.supplier'), suppliers)}
                ${!register && this.query.get('supplier') ? this.#select('product', t('column.product'), products) : nothing}
                ${tab === 'survival'
                    ? this.#select('censoring', t('statistics.censoring'), [{ value: 'last-seen', label: t('statistics.censoring.last-seen') }], t('statistics.censoring.today'))
                    : nothing}
                ${Object.keys(this.#filters()).length ? html`<button type="button" class="quiet" @click=${() => this.go(this.path, { replace: true })}>${t('statistics.clear')}</button>` : nothing}
            </div>
            <p class="print-only">${this.#filterWords()}</p>
        `;
    }

    #select(name, label, choices, none = t('statistics.any')) {
        const value = this.query.get(name) ?? '';
        const known = value && !choices.some((choice) => choice.value === value) ? [{ value, label: value }, ...choices] : choices;
        return html`<div class="list-filter">
            <label for=${`statistics-${name}`}>${label}</label>
            <select id=${`statistics-${name}`} name=${name} @change=${(event) => this.#set(name, event.target.value)}>
                <option value="" ?selected=${!value}>${none}</option>
                ${known.map((choice) => html`<option value=${choice.value} ?selected=${choice.value === value}>${choice.label}</option>`)}
            </select>
        </div>`;
    }

    /** What was asked, for paper. */
    #filterWords() {
        const { data } = this;
        const name = (list, key, words) => list.find((each) => each.key === key || each.id === key)?.name ?? words;
        const query = this.#filters();
        return [
            query.from ? `${t('statistics.from')} ${query.from}` : null,
            query.to ? `${t('statistics.to')} ${query.to}` : null,
            query.practitioner ? name(this.practitioners, query.practitioner, '') : null,
            query.location ? name(data.locations, query.location, '') : null,
            query.supplier ? name(data.knownSuppliers, query.supplier, '') : null,
            query.product ? name(data.products, query.product, '') : null,
        ]
            .filter(Boolean)
            .join(' · ');
    }

    /** What is left out. */
    #scope() {
        const { hidden, everybody } = this.data;
        return html`
            ${hidden.length
                ? html`<p class="notice" data-kind="warn"><alv-icon name="eye-slash"></alv-icon><span class="notice-words">${t('statistics.hidden', { n: hidden.length, places: format.list(hidden.map((place) => place.name ?? place.id)) })}</span></p>`
                : nothing}
            ${everybody ? nothing : html`<p class="notice"><alv-icon name="people"></alv-icon><span class="notice-words">${t('statistics.others-together')}</span></p>`}
        `;
    }

    #empty() {
        return Object.keys(this.#filters()).length
            ? html`<alv-empty icon="funnel" heading=${t('statistics.nothing')}>${t('statistics.nothing.text')}<button type="button" @click=${() => this.go(this.path, { replace: true })}>${t('statistics.clear')}</button></alv-empty>`
            : html`<alv-empty icon="bar-chart" heading=${t('statistics.empty')}>${t('statistics.empty.text')}<a class="button" href="/console/registry/new">${t('new')}</a></alv-empty>`;
    }

    #card(table, content) {
        const id = `statistics-${table}`;
        return html`<section class="statistics-card" aria-labelledby=${id}>
            <div class="statistics-head">
                <h2 id=${id}>${t(`statistics.table.${table}`)}</h2>
                <alv-menu class="no-print" icon="download" label=${t('statistics.download', { table: t(`statistics.table.${table}`) })} .content=${() => html`
                    <div class="stack">${['xlsx', 'csv', 'json'].map((kind) => html`<button type="button" @click=${() => this.#download(table, kind)}>${t(`statistics.as.${kind}`)}</button>`)}</div>`}></alv-menu>
            </div>
            ${content}
        </section>`;
    }

    #share(counts) {
        return counts.implants ? `${format.number(Math.round((1000 * counts.lost) / counts.implants) / 10)} %` : '';
    }

    #table(table, lines, label, { patients = false, bars = true, first = t(`statistics.column.${table}`) } = {}) {
        const most = Math.max(0, ...lines.map((line) => line.counts.implants || line.counts.treatments));
        return scrolled(t(`statistics.table.${table}`), html`<table class="figures">
            <thead><tr>
                <th scope="col">${first}</th>
                ${bars ? html`<td aria-hidden="true" class="bar-cell"></td>` : nothing}
                <th scope="col">${t('statistics.treatments')}</th><th scope="col">${t('statistics.implants')}</th>
                ${patients ? html`<th scope="col">${t('statistics.patients')}</th>` : nothing}
                <th scope="col">${t('statistics.lost')}</th><th scope="col">${t('statistics.lost-share')}</th>
            </tr></thead>
            <tbody>${lines.map(
                (line) => html`<tr>
                    <th scope="row">${label(line)}</th>
                    ${bars ? html`<td aria-hidden="true" class="bar-cell">${bar(line.counts.implants || line.counts.treatments, most)}</td>` : nothing}
                    <td>${format.number(line.counts.treatments)}</td><td>${format.number(line.counts.implants)}</td>
                    ${patients ? html`<td>${format.number(line.counts.patients)}</td>` : nothing}
                    <td>${format.number(line.counts.lost)}</td><td>${this.#share(line.counts)}</td>
                </tr>`,
            )}</tbody>
        </table>`);
    }

    #practitioner(line) {
        return (line.key ?? line.practitioner) === OTHERS ? t('statistics.others') : line.name;
    }

    #overview() {
        const { data } = this;
        const { total } = data;
        const coded = (list) => (line) => choiceWords(list, line.key);
        const named = (line) => line.name || t('statistics.unknown');
        return html`
            <dl class="statistics-numbers">
                ${[
                    ['treatments', format.number(total.treatments)],
                    ['implants', format.number(total.implants)],
                    ['patients', format.number(total.patients)],
                    ['lost', format.number(total.lost)],
                    ['lost-share', this.#share(total) || '–'],
                ].map(([key, value]) => html`<div><dt>${t(`statistics.${key}`)}</dt><dd>${value}</dd></div>`)}
            </dl>
            <div class="statistics-grid">
                ${this.#card(
                    'years',
                    html`${columns(data.years, { name: t('statistics.chart.years'), label: (line) => line.key, value: (line) => line.counts.implants, part: (line) => line.counts.lost })}
                        <p class="muted">${t('statistics.chart.years.legend')}</p>
                        ${this.#table('years', data.years, (line) => line.key, { patients: true, bars: false })}`,
                )}
                ${this.#card(
                    'positions',
                    html`${jaws(Object.fromEntries(data.positions.map((line) => [line.key, line.counts.implants])), t('statistics.chart.positions'))}
                        <details><summary>${t('statistics.as-table')}</summary>${this.#table('positions', data.positions, (line) => format.tooth(line.key), { bars: false })}</details>`,
                )}
                ${this.#card('indications', this.#table('indications', data.indications, coded('indication')))}
                ${this.#card('regions', this.#table('regions', data.regions, coded('jaw-region')))}
                ${this.#card('techniques', data.techniques.length ? this.#table('techniques', data.techniques, coded('technique')) : html`<p class="muted">${t('statistics.no-techniques')}</p>`)}
                ${this.#card('suppliers', this.#table('suppliers', data.suppliers, named))}
                ${this.query.get('supplier') ? this.#card('products', this.#table('products', data.products, named)) : nothing}
                ${this.#card('practitioners', this.#table('practitioners', data.practitioners, (line) => this.#practitioner(line), { patients: true }))}
                ${this.#card('practitioner-years', this.#practitionerYears())}
            </div>
        `;
    }

    #practitionerYears() {
        return html`<details><summary>${t('statistics.as-table')}</summary>${scrolled(t('statistics.table.practitioner-years'), html`<table class="figures">
            <thead><tr><th scope="col">${t('statistics.column.years')}</th><th scope="col">${t('field.practitioner')}</th><th scope="col">${t('statistics.treatments')}</th><th scope="col">${t('statistics.implants')}</th><th scope="col">${t('statistics.lost')}</th></tr></thead>
            <tbody>${this.data.practitionerYears.map(
                (line) => html`<tr><th scope="row">${line.year}</th><td>${this.#practitioner(line)}</td><td>${format.number(line.counts.treatments)}</td><td>${format.number(line.counts.implants)}</td><td>${format.number(line.counts.lost)}</td></tr>`,
            )}</tbody>
        </table>`)}</details>`;
    }

    #percent(share) {
        return share === undefined || share === null ? '–' : `${format.number(Math.round(share * 1000) / 10)} %`;
    }

    #survival() {
        const { survival, censoring } = this.data;
        if (!survival.implants) {
            return html`<alv-empty icon="graph-down" heading=${t('statistics.no-implants')}>${t('statistics.no-implants.text')}</alv-empty>`;
        }
        const years = (day) => format.number(Math.round((day / 365.25) * 100) / 100);
        return this.#card(
            'survival',
            html`
                <p>${t('statistics.survival.of', { n: survival.implants, lost: format.number(survival.lost) })}</p>
                ${survivalCurve(survival, { name: t('statistics.chart.survival'), atRisk: t('statistics.at-risk'), years: t('statistics.years-since') })}
                <p class="muted">${t('statistics.survival.band')} ${t(censoring === 'today' ? 'statistics.survival.today' : 'statistics.survival.last-seen')}</p>
                ${scrolled(t('statistics.survival.table'), html`<table class="figures">
                    <caption>${t('statistics.survival.table')}</caption>
                    <thead><tr><th scope="col">${t('statistics.years-since')}</th><th scope="col">${t('statistics.at-risk')}</th><th scope="col">${t('statistics.survival')}</th><th scope="col">${t('statistics.limits')}</th></tr></thead>
                    <tbody>${survival.marks.map(
                        (mark) => html`<tr><th scope="row">${years(mark.day)}</th><td>${format.number(mark.atRisk)}</td><td>${this.#percent(mark.survival)}</td><td>${this.#percent(mark.lower)} – ${this.#percent(mark.upper)}</td></tr>`,
                    )}</tbody>
                </table>`)}
            `,
        );
    }

    #losses() {
        const { causes } = this.data;
        if (!causes.length) {
            return html`<alv-empty icon="check-circle" heading=${t('statistics.no-losses')}>${t('statistics.no-losses.text')}</alv-empty>`;
        }
        const most = Math.max(...causes.map((cause) => cause.early + cause.late));
        return this.#card(
            'losses',
            html`${scrolled(t('statistics.table.losses'), html`<table class="figures">
                    <thead><tr><th scope="col">${t('statistics.cause')}</th><td aria-hidden="true" class="bar-cell"></td><th scope="col">${t('statistics.early')}</th><th scope="col">${t('statistics.late')}</th><th scope="col">${t('statistics.lost')}</th></tr></thead>
                    <tbody>${causes.map(
                        (cause) => html`<tr><th scope="row">${choiceWords('loss-cause', cause.code)}</th><td aria-hidden="true" class="bar-cell">${bar(cause.early + cause.late, most)}</td><td>${format.number(cause.early)}</td><td>${format.number(cause.late)}</td><td>${format.number(cause.early + cause.late)}</td></tr>`,
                    )}</tbody>
                </table>`)}
                <p class="muted">${t('statistics.early.text')}</p>`,
        );
    }

    // ---- the register ---------------------------------------------------------------------------------------------------------

    #register() {
        const { from, rule, practitioners } = this.data.register;
        return html`
            <p>${t('statistics.register.text', { date: format.date(from), n: rule.years })}
                ${session.administrator ? html`<a class="no-print" href=${this.address('register/rule', new URLSearchParams(this.#filters()))}>${t('statistics.register.change')}</a>` : nothing}</p>
            ${practitioners.length
                ? practitioners.map((each) => this.#progress(each, rule))
                : html`<alv-empty icon="award" heading=${t('statistics.register.nobody')}>${t('statistics.register.nobody.text')}</alv-empty>`}
        `;
    }

    #progress(each, rule) {
        const id = `register-${each.practitioner}`;
        return html`<section class="statistics-card" aria-labelledby=${id}>
            <h2 id=${id}>${each.name}</h2>
            <div class="thresholds">
                ${this.#threshold('patients', each.counted, rule.patients)} ${this.#threshold('partially-edentate', each.partiallyEdentate, rule.partiallyEdentate)}
                ${this.#threshold('techniques', each.techniques, rule.techniques)}
                <p class="muted">${t('statistics.register.pre-implant', { n: each.preImplantOnly, most: format.number(rule.preImplantMost), counted: format.number(Math.min(each.preImplantOnly, rule.preImplantMost)) })}</p>
            </div>
        </section>`;
    }

    #threshold(what, count, needed) {
        const label = t(`statistics.register.${what}`);
        const met = count >= needed;
        return html`<div class="threshold-line">
            <span>${label}</span>
            <span>${t('statistics.register.of', { count: format.number(count), needed: format.number(needed) })}
                <alv-status kind=${met ? 'ok' : 'info'} icon=${met ? 'check-circle' : 'hourglass-split'}>${met ? t('statistics.register.met') : t('statistics.register.to-go', { n: needed - count })}</alv-status></span>
            <progress aria-label=${label} value=${Math.min(count, needed)} max=${Math.max(needed, 1)}></progress>
        </div>`;
    }

    #ruleDrawer() {
        const { rule } = this.data.register;
        const back = this.address('register', new URLSearchParams(this.#filters()));
        const chosen = Object.fromEntries(rule.partiallyEdentateIndications.map((code) => [code, true]));
        return html`<alv-drawer heading=${t('statistics.rule')} sub=${t('statistics.rule.text')} back=${back}>
            <alv-form no-discard .texts=${t} .value=${{ ...rule, indications: chosen }} action-label=${t('statistics.rule.save')} .save=${(values, how) => this.#saveRule(values, how, back)}>
                <alv-field name="years" type="number" min="1" max="50" required label=${t('statistics.rule.years')}></alv-field>
                <alv-field name="patients" type="number" min="0" required label=${t('statistics.rule.patients')}></alv-field>
                <alv-field name="partiallyEdentate" type="number" min="0" required label=${t('statistics.rule.partially-edentate')}></alv-field>
                <fieldset><legend class="field-label">${t('statistics.rule.indications')}</legend>
                    ${options('indication').map((choice) => html`<alv-field name=${`indications/${choice.value}`} type="check" label=${choice.label}></alv-field>`)}
                </fieldset>
                <alv-field name="techniques" type="number" min="0" required label=${t('statistics.rule.techniques')}></alv-field>
                <alv-field name="preImplantMost" type="number" min="0" required label=${t('statistics.rule.pre-implant')}></alv-field>
            </alv-form>
        </alv-drawer>`;
    }

    async #saveRule(values, { key }, back) {
        const { years, patients, partiallyEdentate, techniques, preImplantMost } = values;
        const partiallyEdentateIndications = Object.entries(values.indications ?? {})
            .filter(([, chosen]) => chosen)
            .map(([code]) => code);
        await api.put('/api/registry/statistics/register-rule', { years, patients, partiallyEdentate, techniques, preImplantMost, partiallyEdentateIndications }, {
            key,
            etag: `"${this.data.register.rule.version}"`,
            everywhere: true,
        });
        await this.#load(true);
        toast(t('saved'), { kind: 'ok' });
        this.go('register', { query: new URLSearchParams(back.split('?')[1] ?? '') });
    }
}

customElements.define('alveolus-statistics', StatisticsPage);
