import { html } from 'lit';
import { AlvElement } from '../lib/element.js';
import '../lib/form.js';
import { LANGUAGES, language, locale } from '../lib/i18n.js';
import { session } from '../lib/session.js';
import { t } from '../lib/texts.js';

const COUNTRIES = ['AT', 'BE', 'CH', 'CZ', 'DE', 'DK', 'ES', 'FI', 'FR', 'GB', 'IE', 'IT', 'LI', 'LU', 'NL', 'NO', 'PL', 'PT', 'SE', 'US'];

/** The first run: the first administrator, institution and practice location. */
class AlvSetup extends AlvElement {
    get #countries() {
        const names = new Intl.DisplayNames(locale(), { type: 'region' });
        return COUNTRIES.map((code) => ({ value: code, label: names.of(code) })).sort((left, right) => left.label.localeCompare(right.label, locale()));
    }

    get #start() {
        const country = { nl: 'NL', de: 'DE', en: 'GB' }[language()];
        return { institution: { kind: 'clinic', country, zone: Intl.DateTimeFormat().resolvedOptions().timeZone, languages: [language()] } };
    }

    async #save(values, options) {
        const { repeated, ...body } = values;
        await session.setUp({ ...body, institution: { ...body.institution, languages: [values.institution.languages?.[0] ?? language()] } }, options);
        this.emit('alv-signed-in', null, { bubbles: false });
    }

    #strong(password) {
        return password.length >= 8 && /\d/.test(password) && /[^\p{L}\p{N}\s]/u.test(password) ? null : t('setup.password-rule');
    }

    render() {
        const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
        return html`
            <p class="muted setup-intro">${t('setup.intro')}</p>
            <alv-form name="setup" focus-first action-label=${t('setup.action')} no-discard .value=${this.#start} .save=${(values, options) => this.#save(values, options)}>
                <h2>${t('setup.you')}</h2>
                <div class="grid2">
                    <alv-field name="name" label=${t('field.person')} required maxlength="200" autocomplete="name"></alv-field>
                    <alv-field name="email" type="email" label=${t('field.email')} required maxlength="254" autocomplete="username" hint=${t('setup.email-hint')}></alv-field>
                    <alv-field name="password" type="password" label=${t('field.password')} required autocomplete="new-password" hint=${t('setup.password-rule')} .check=${(value) => this.#strong(value)}></alv-field>
                    <alv-field name="repeated" type="password" label=${t('field.password-again')} required autocomplete="new-password"
                        .check=${(value) => (value === this.querySelector('alv-field[name=password]').value ? null : t('setup.password-differs'))}></alv-field>
                </div>
                <h2>${t('setup.institution')}</h2>
                <div class="grid2">
                    <alv-field name="institution/name" label=${t('field.institution')} required maxlength="200"></alv-field>
                    <alv-field name="institution/kind" type="choice" label=${t('field.institution-kind')} required .options=${[{ value: 'clinic', label: t('setup.clinic') }, { value: 'lab', label: t('setup.lab') }]}></alv-field>
                    <alv-field name="institution/country" type="select" label=${t('field.country')} required .options=${this.#countries}></alv-field>
                    <alv-field name="institution/zone" type="select" label=${t('field.zone')} required .options=${zones}></alv-field>
                    <alv-field name="institution/languages/0" type="select" label=${t('field.language')} required .options=${Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}></alv-field>
                    <alv-field name="institution/website" label=${t('field.website')} maxlength="200"></alv-field>
                </div>
                <alv-field name="institution/address" type="textarea" label=${t('field.address')} required maxlength="500" hint=${t('setup.address-hint')}></alv-field>
                <h2>${t('setup.location')}</h2>
                <div class="grid2">
                    <alv-field name="location/name" label=${t('field.location')} required maxlength="200" hint=${t('setup.location-hint')}></alv-field>
                    <alv-field name="location/address" type="textarea" rows="2" label=${t('field.address')} maxlength="500"></alv-field>
                </div>
            </alv-form>
        `;
    }
}

customElements.define('alv-setup', AlvSetup);
