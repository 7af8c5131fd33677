/** Every route of the REST interface, with what a clinic needs to call it and what the database holds before and after. */
package org.alveolus.itests.routes;
