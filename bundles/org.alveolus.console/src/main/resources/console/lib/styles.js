import { noChange } from 'lit';
import { Directive, directive } from 'lit/directive.js';

/**
 * Sets single styles of an element by script. Lit's own styleMap writes a style attribute at first, which the security policy forbids.
 */
class Styles extends Directive {
    #set = new Set();

    render() {
        return noChange;
    }

    update({ element }, [styles]) {
        for (const name of this.#set) {
            if (!(name in styles)) {
                element.style.removeProperty(name);
                this.#set.delete(name);
            }
        }
        for (const [name, value] of Object.entries(styles)) {
            if (value === null || value === undefined) {
                element.style.removeProperty(name);
            } else {
                element.style.setProperty(name, value);
                this.#set.add(name);
            }
        }
        return noChange;
    }
}

export const styleMap = directive(Styles);
