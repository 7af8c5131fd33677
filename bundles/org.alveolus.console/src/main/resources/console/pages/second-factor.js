import { html, nothing } from 'lit';
import { AlvElement } from '../lib/element.js';
import { ProblemError, api, save } from '../lib/http.js';
import { t } from '../lib/texts.js';
import { showProblem } from '../lib/toast.js';
import { faultWords, problemWords } from '../lib/words.js';

const AT = '/api/accounts/me/second-factor';
const EVERYWHERE = { everywhere: true };

/** Sets up a second factor: a picture for the authenticator, a code from it, then the recovery codes. Event alv-done when it is done. */
class AlvSecondFactor extends AlvElement {
    static properties = { begun: { state: true }, codes: { attribute: false }, error: { state: true }, busy: { state: true } };

    async firstUpdated() {
        if (this.codes) {
            return;
        }
        try {
            this.begun = await api.post(AT, undefined, EVERYWHERE);
            await this.updateComplete;
            this.querySelector('[name=code]').focus();
        } catch (error) {
            this.error = error instanceof ProblemError ? problemWords(error) : t('problem.page');
        }
    }

    async #submit(event) {
        event.preventDefault();
        const field = this.querySelector('[name=code]');
        if (this.busy) {
            return;
        }
        this.busy = true;
        this.error = null;
        try {
            this.codes = (await api.post(`${AT}/confirmation`, { code: field.value.trim() }, EVERYWHERE)).recoveryCodes;
            await this.updateComplete;
            this.querySelector('.codes').focus();
        } catch (error) {
            if (error instanceof ProblemError) {
                this.error = error.errors.length ? faultWords(error.errors[0]) : problemWords(error);
                field.select();
            } else {
                showProblem(error);
            }
        } finally {
            this.busy = false;
        }
    }

    #keep() {
        save(new Blob([`${t('factor.codes-title')}\n\n${this.codes.join('\n')}\n`], { type: 'text/plain' }), 'alveolus-recovery-codes.txt');
    }

    render() {
        const refusal = html`<div role="alert">${this.error ? html`<p class="notice" data-kind="error"><alv-icon name="x-octagon"></alv-icon><span class="notice-words">${this.error}</span></p>` : nothing}</div>`;
        if (this.codes) {
            return html`
                <div class="stack">
                    <p class="notice" data-kind="ok"><alv-icon name="shield-check"></alv-icon><span class="notice-words">${t('factor.codes-text')}</span></p>
                    <ul class="codes" tabindex="-1" aria-label=${t('factor.codes-title')}>${this.codes.map((code) => html`<li><code>${code}</code></li>`)}</ul>
                    <button type="button" class="wide" @click=${() => this.#keep()}><alv-icon name="download"></alv-icon> ${t('factor.codes-save')}</button>
                    <button type="button" class="primary wide" id="codes-kept" @click=${() => this.emit('alv-done', null, { bubbles: false })}>${t('factor.codes-kept')}</button>
                </div>
            `;
        }
        if (!this.begun) {
            return this.error ? refusal : html`<alv-progress></alv-progress>`;
        }
        return html`
            <form class="stack" novalidate @submit=${this.#submit}>
                <p>${t('factor.scan')}</p>
                <img class="qr" src=${this.begun.picture} alt=${t('factor.picture')}>
                <p>${t('factor.type')}<br><code class="raw" id="factor-secret">${this.begun.secret.replace(/(.{4})(?!$)/g, '$1 ')}</code></p>
                ${refusal}
                <div class="field">
                    <label class="field-label" for="factor-code">${t('sign-in.code')}</label>
                    <input id="factor-code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" data-scan="keep" maxlength="10" required>
                </div>
                <button type="submit" class="primary wide" aria-busy=${this.busy ? 'true' : 'false'}>${this.busy ? t('busy') : t('factor.confirm')}</button>
            </form>
        `;
    }
}

customElements.define('alv-second-factor', AlvSecondFactor);
