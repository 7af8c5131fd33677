import { html, nothing } from 'lit';
import './dialog.js';
import { AlvElement } from './element.js';
import { ProblemError } from './http.js';
import { session } from './session.js';
import { t } from './texts.js';
import { showProblem } from './toast.js';
import { problemWords } from './words.js';

/** Asks for the password again, before what guards an account or shows staff files. Event alv-done tells whether it was given. */
class AlvConfirmPassword extends AlvElement {
    static properties = { error: { state: true }, busy: { state: true } };

    firstUpdated() {
        this.querySelector('input[type=password]').focus();
    }

    async #submit(event) {
        event.preventDefault();
        const field = this.querySelector('[name=password-again]');
        if (this.busy || !field.value) {
            return;
        }
        this.busy = true;
        this.error = null;
        try {
            await session.confirm(field.value);
            this.emit('alv-done', true, { bubbles: false });
        } catch (error) {
            if (error instanceof ProblemError) {
                this.error = problemWords(error);
                field.select();
            } else {
                showProblem(error);
            }
        } finally {
            this.busy = false;
        }
    }

    render() {
        return html`
            <alv-dialog open heading=${t('confirm.password')} @alv-close=${() => this.emit('alv-done', false, { bubbles: false })}>
                <form class="stack" id="confirm-password" novalidate @submit=${this.#submit}>
                    <p class="muted">${t('confirm.password-why')}</p>
                    <div role="alert">${this.error ? html`<p class="notice" data-kind="error"><alv-icon name="x-octagon"></alv-icon><span class="notice-words">${this.error}</span></p>` : nothing}</div>
                    <input type="text" autocomplete="username" hidden .value=${session.account?.email ?? ''}>
                    <div class="field">
                        <label class="field-label" for="confirm-password-field">${t('field.password')}</label>
                        <input id="confirm-password-field" name="password-again" type="password" autocomplete="current-password" data-scan="keep" autofocus required>
                    </div>
                    <button type="submit" class="primary wide" aria-busy=${this.busy ? 'true' : 'false'}>${this.busy ? t('busy') : t('confirm.go-on')}</button>
                </form>
            </alv-dialog>
        `;
    }
}

customElements.define('alv-confirm-password', AlvConfirmPassword);
