/** Messages to people, over a real mail server. */
package org.alveolus.itests.notify;
