import { AlvElement, api, html, nothing, session, toast } from 'alveolus';
import 'alveolus/dialog.js';
import 'alveolus/form.js';
import { t } from './texts.js';

/**
 * Which products of a treatment stand on its implant card, and why. An administrator changes it here, for the product in every treatment:
 * there is no other place for it, since it is met when a card is printed.
 */

const ADDRESS = '/api/registry/card-rules';

/** What holds for a product without a rule of its own, as the server has it. */
const neededByKind = (kind) => kind !== 'abutment';

class CardRules extends AlvElement {
    static properties = { treatment: { attribute: false }, rules: { state: true }, asking: { state: true } };

    async firstUpdated() {
        await this.#load();
    }

    async #load() {
        this.rules = (await api.get(ADDRESS, { everywhere: true })).items;
    }

    /** Each product once, in the order of the treatment. */
    #products() {
        const { placements, techniques } = this.treatment;
        const uses = [
            ...placements.flatMap((placement) => [
                ['implant', placement.implant],
                ['abutment', placement.abutment],
            ]),
            ...techniques.biomaterials.map((use) => ['biomaterial', use]),
        ].filter(([, use]) => use);
        const products = new Map();
        for (const [kind, { device }] of uses) {
            const words = [device.supplierName, device.name ?? device.productCode].filter(Boolean).join(' · ');
            products.set(device.udiDi ? `${device.issuer} ${device.udiDi}` : words, { kind, issuer: device.issuer, udiDi: device.udiDi, words });
        }
        return [...products.values()].map((product) => {
            const rule = product.udiDi && this.#rule(product);
            return { ...product, reason: rule?.reason, needed: rule ? rule.needed : neededByKind(product.kind) };
        });
    }

    #path({ issuer, udiDi }) {
        return `${ADDRESS}/${issuer}/${encodeURIComponent(udiDi)}`;
    }

    #rule({ issuer, udiDi }) {
        return this.rules.find((each) => each.issuer === issuer && each.udiDi === udiDi);
    }

    /** The rule as it is now, for its entity tag; null when what the kind says holds. */
    async #present(product) {
        return this.#rule(product) ? api.get(this.#path(product), { everywhere: true }) : null;
    }

    async #put(product, needed, reason, key) {
        const present = await this.#present(product);
        await api.put(this.#path(product), { needed, reason }, { etag: present ? api.etag(present) : '"0"', key, everywhere: true });
        await this.#load();
    }

    async #save(product, { reason }, { key }) {
        const before = await this.#present(product);
        await this.#put(product, !product.needed, reason, key);
        await this.#close();
        toast(t(product.needed ? 'card.left-off' : 'card.put-on'), {
            kind: 'ok',
            undo: async () => {
                if (before) {
                    await this.#put(product, before.needed, before.reason);
                } else {
                    await api.delete(this.#path(product), { etag: api.etag(await this.#present(product)), everywhere: true });
                    await this.#load();
                }
            },
        });
    }

    async #ask(product) {
        this.asking = product;
        await this.updateComplete;
        const first = this.querySelector('alv-dialog alv-field');
        await first.updateComplete;
        first.focus();
    }

    async #close() {
        const product = this.asking;
        this.asking = null;
        await this.updateComplete;
        this.querySelector(`[data-product="${product?.udiDi}"]`)?.focus();
    }

    render() {
        if (!this.rules) {
            return html`<alv-progress></alv-progress>`;
        }
        return html`
            <ul class="timeline">
                ${this.#products().map(
                    (product) => html`<li>
                        <div>${product.words}</div>
                        <div class="row">
                            ${product.needed ? html`<alv-status kind="ok" icon="check-circle">${t('card.on')}</alv-status>` : html`<alv-status kind="info" icon="dash-circle">${t('card.off')}</alv-status>`}
                            ${session.administrator && product.udiDi
                                ? html`<button type="button" class="quiet" data-product=${product.udiDi} aria-label="${t(product.needed ? 'card.leave-off' : 'card.put-on-it')}: ${product.words}" @click=${() => this.#ask(product)}>${t(product.needed ? 'card.leave-off' : 'card.put-on-it')}</button>`
                                : nothing}
                        </div>
                        ${product.reason ? html`<div class="muted">${product.reason}</div>` : product.needed ? nothing : html`<div class="muted">${t('card.off-by-kind')}</div>`}
                    </li>`,
                )}
            </ul>
            ${this.asking ? this.#dialog(this.asking) : nothing}
        `;
    }

    #dialog(product) {
        return html`
            <alv-dialog heading=${t(product.needed ? 'card.leave-off' : 'card.put-on-it')} open @alv-close=${() => this.#close()}>
                <alv-form no-discard .texts=${t} action-label=${t(product.needed ? 'card.leave-off' : 'card.put-on-it')} .save=${(values, how) => this.#save(product, values, how)}>
                    <div class="stack">
                        <p><strong>${product.words}</strong></p>
                        <p>${t('card.rule-text')}</p>
                        <alv-field name="reason" label=${t('case.reason')} required maxlength="500"></alv-field>
                    </div>
                </alv-form>
            </alv-dialog>
        `;
    }
}

customElements.define('registry-card-rules', CardRules);
