/** What values settings can have. */
package io.apilog.settings.type;
