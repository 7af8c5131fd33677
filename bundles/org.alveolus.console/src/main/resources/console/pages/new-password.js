import { html, nothing } from 'lit';
import { AlvElement } from '../lib/element.js';
import { ProblemError } from '../lib/http.js';
import { PASSWORD_RULES, isStrong } from '../lib/passwords.js';
import { t } from '../lib/texts.js';
import { showProblem } from '../lib/toast.js';
import { faultWords, problemWords } from '../lib/words.js';

/** Takes a new password twice; the rules stand there before anything is typed, each ticked off while typing. */
class AlvNewPassword extends AlvElement {
    static properties = { email: {}, save: { attribute: false }, typed: { state: true }, error: { state: true }, busy: { state: true }, shown: { state: true } };

    constructor() {
        super();
        this.typed = '';
    }

    firstUpdated() {
        this.querySelector('[name=new-password]').focus();
    }

    async #submit(event) {
        event.preventDefault();
        const [first, second] = this.querySelectorAll('.password-line input');
        if (this.busy) {
            return;
        }
        this.error = !isStrong(first.value) ? t('setup.password-rule') : first.value !== second.value ? t('setup.password-differs') : null;
        if (this.error) {
            (isStrong(first.value) ? second : first).focus();
            return;
        }
        this.busy = true;
        try {
            await this.save(first.value);
            first.value = second.value = this.typed = '';
        } catch (error) {
            if (error instanceof ProblemError) {
                this.error = error.errors.length ? faultWords(error.errors[0]) : problemWords(error);
            } else {
                showProblem(error);
            }
        } finally {
            this.busy = false;
        }
    }

    #field(name, label) {
        return html`
            <div class="field">
                <label class="field-label" for=${name}>${label}</label>
                <span class="password-line">
                    <input id=${name} name=${name} type=${this.shown ? 'text' : 'password'} autocomplete="new-password" data-scan="keep" maxlength="200" required
                        @input=${(event) => name === 'new-password' && (this.typed = event.target.value)}>
                    ${name === 'new-password'
                        ? html`<button type="button" class="icon quiet" aria-pressed=${this.shown ? 'true' : 'false'} aria-label=${t('sign-in.show')} @click=${() => (this.shown = !this.shown)}><alv-icon name=${this.shown ? 'eye-slash' : 'eye'}></alv-icon></button>`
                        : nothing}
                </span>
            </div>
        `;
    }

    render() {
        return html`
            <form class="stack" novalidate @submit=${this.#submit}>
                <div>
                    <p>${t('password.rules')}</p>
                    <ul class="rules">
                        ${PASSWORD_RULES.map(([rule, holds]) => html`<li data-holds=${holds(this.typed)}><alv-icon name=${holds(this.typed) ? 'check-circle-fill' : 'circle'}></alv-icon> ${t(`password.rule.${rule}`)}<span class="visually-hidden">${holds(this.typed) ? ` (${t('password.holds')})` : ''}</span></li>`)}
                    </ul>
                </div>
                <div role="alert">${this.error ? html`<p class="notice" data-kind="error"><alv-icon name="x-octagon"></alv-icon><span class="notice-words">${this.error}</span></p>` : nothing}</div>
                <input type="text" name="username" autocomplete="username" hidden .value=${this.email ?? ''}>
                ${this.#field('new-password', t('password.new'))} ${this.#field('new-password-again', t('field.password-again'))}
                <button type="submit" class="primary wide" aria-busy=${this.busy ? 'true' : 'false'}>${this.busy ? t('busy') : t('password.set')}</button>
            </form>
        `;
    }
}

customElements.define('alv-new-password', AlvNewPassword);
