/** Files of settings, read with the place of each value. */
package io.apilog.settings.file;
