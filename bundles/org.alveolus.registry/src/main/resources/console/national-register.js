import { AlvPage, api, format, html, nothing, toast } from 'alveolus';
import 'alveolus/form.js';
import 'alveolus/list.js';
import { deliveryStatus } from './delivery.js';
import { t } from './texts.js';

const STATES = ['to-send', 'sent', 'accepted', 'refused', 'withdrawn'];
const ADDRESS = '/api/registry/national-register';

/** To which national register the institution delivers, and how far each treatment is; for administrators. */
class NationalRegisterPage extends AlvPage {
    static properties = { register: { state: true }, editing: { state: true } };

    async routed() {
        this.register ??= await api.get(ADDRESS, { everywhere: true });
        this.editing = this.path === 'settings';
    }

    async locationChanged() {}

    async #save(values) {
        const body = values.connector ? { connector: values.connector, firstDay: values.firstDay } : {};
        this.register = await api.put(ADDRESS, body, { etag: api.etag(this.register), everywhere: true });
        toast(this.register.connector ? t('register.on', { name: this.#title() }) : t('register.off'), { kind: 'ok' });
        this.go('');
    }

    #title() {
        const { connector, connectors } = this.register;
        return connectors.find((offer) => offer.name === connector)?.title ?? connector;
    }

    #columns() {
        return [
            { id: 'changed', label: t('register.changed'), width: '160px', cell: (line) => format.dateTime(line.changedAt), narrow: 'sub' },
            { id: 'patient', label: t('field.patientNumber'), width: '20%', cell: (line) => line.patientNumber, narrow: 'title' },
            { id: 'date', label: t('field.date'), width: '120px', cell: (line) => format.date(line.date), narrow: 'sub' },
            { id: 'state', label: t('register.state'), width: '150px', cell: (line) => deliveryStatus(line), text: (line) => t(`register.state.${line.state}`), narrow: 'end' },
            { id: 'reason', label: t('register.reason'), cell: (line) => line.reason ?? line.reference ?? '' },
        ];
    }

    #filters() {
        return [{ id: 'state', label: t('register.state'), type: 'select', main: true, options: STATES.map((value) => ({ value, label: t(`register.state.${value}`) })) }];
    }

    render() {
        const { connector, firstDay } = this.register ?? {};
        return html`
            <alv-header heading=${t('page.national-register')} sub=${connector ? t('register.sub', { name: this.#title(), date: format.date(firstDay) }) : t('register.off')}>
                ${this.editing ? nothing : html`<a slot="actions" class="button" href=${this.address('settings')}><alv-icon name="gear"></alv-icon> ${t('register.settings')}</a>`}
            </alv-header>
            ${this.editing ? this.#settings() : this.#list()}
        `;
    }

    #settings() {
        const { connector, firstDay, connectors } = this.register;
        if (!connectors.length && !connector) {
            return html`<alv-empty icon="plug" heading=${t('register.no-connector')}>${t('register.no-connector-text')}</alv-empty>`;
        }
        const options = [{ value: '', label: t('register.none') }, ...connectors.map((offer) => ({ value: offer.name, label: offer.title }))];
        if (connector && !connectors.some((offer) => offer.name === connector)) {
            options.push({ value: connector, label: t('register.absent', { name: connector }) });
        }
        return html`
            <alv-form name="national-register" .value=${{ connector: connector ?? '', firstDay: firstDay ?? format.today() }} .save=${(values) => this.#save(values)} action-label=${t('register.save')} .texts=${t}>
                <p class="muted">${t('register.what')}</p>
                <alv-field name="connector" type="select" label=${t('register.connector')} .options=${options}></alv-field>
                <alv-field name="firstDay" type="date" label=${t('register.first-day')} hint=${t('register.first-day-hint')}></alv-field>
            </alv-form>
        `;
    }

    #list() {
        return html`
            <alv-list everywhere name="national-register" label=${t('page.national-register')} .columns=${() => this.#columns()} .filters=${() => this.#filters()}
                .source=${({ cursor, limit, filters, signal }) => api.get(`${ADDRESS}/deliveries`, { query: { ...filters, cursor, limit }, signal, everywhere: true })}
                .key=${(line) => line.treatment} .href=${(line) => `/console/registry/treatments/${line.treatment}`} .exportName=${'national-register'}
                .empty=${{ icon: 'cloud-upload', title: t('register.empty'), text: t('register.empty-text') }}></alv-list>
        `;
    }
}

customElements.define('alveolus-national-register', NationalRegisterPage);
