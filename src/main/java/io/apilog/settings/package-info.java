/** What settings are: keys with types, defaults and meanings, values with places, and what is wrong with them. */
package io.apilog.settings;
