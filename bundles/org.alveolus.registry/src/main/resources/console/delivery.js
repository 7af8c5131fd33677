import { AlvElement, api, format, html, nothing, session, showProblem, toast } from 'alveolus';
import { t } from './texts.js';

const KINDS = { 'to-send': 'info', sent: 'info', accepted: 'ok', refused: 'error', withdrawn: 'ok' };
const ICONS = { 'to-send': 'clock', sent: 'send', accepted: 'check-circle', refused: 'x-circle', withdrawn: 'archive' };

/** How far a delivery is, in a word with icon and colour. */
export function deliveryStatus(delivery) {
    return html`<alv-status kind=${KINDS[delivery.state]} icon=${ICONS[delivery.state]}>${t(`register.state.${delivery.state}`)}</alv-status>`;
}

/** How far a treatment's delivery to the national register is; nothing where the institution delivers to none. */
class RegistryDelivery extends AlvElement {
    static properties = { treatment: {}, found: { state: true }, busy: { state: true } };

    get #address() {
        return `/api/registry/national-register/deliveries/${this.treatment}`;
    }

    async willUpdate(changed) {
        if (changed.has('treatment')) {
            this.found = null;
            try {
                this.found = await api.get(this.#address, { everywhere: true });
            } catch (error) {
                showProblem(error, t);
            }
        }
    }

    async #sendAgain() {
        this.busy = true;
        try {
            this.found = await api.post(`${this.#address}/send-again`, null, { everywhere: true });
            toast(t('register.sent-again'), { kind: 'ok' });
        } catch (error) {
            showProblem(error, t);
        } finally {
            this.busy = false;
        }
    }

    render() {
        const delivery = this.found?.delivery;
        if (!this.found?.on && !delivery) {
            return nothing;
        }
        const again = delivery && ['to-send', 'refused'].includes(delivery.state) && session.may('registry', 'edit');
        return html`
            <h3>${t('page.national-register')}</h3>
            ${delivery
                ? html`
                      <dl class="facts">
                          <dt>${t('register.state')}</dt><dd>${deliveryStatus(delivery)}</dd>
                          <dt>${t('register.changed')}</dt><dd>${format.dateTime(delivery.changedAt)}</dd>
                          ${delivery.reason ? html`<dt>${t('register.reason')}</dt><dd>${delivery.reason}</dd>` : nothing}
                          ${delivery.reference ? html`<dt>${t('register.reference')}</dt><dd>${delivery.reference}</dd>` : nothing}
                      </dl>
                      ${again ? html`<button type="button" ?disabled=${this.busy} @click=${() => this.#sendAgain()}><alv-icon name="arrow-repeat"></alv-icon> ${t('register.send-again')}</button>` : nothing}
                  `
                : html`<p class="muted">${t('register.not-delivered')}</p>`}
        `;
    }
}

customElements.define('registry-delivery', RegistryDelivery);
