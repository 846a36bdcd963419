/** Settings of the web server. */
package io.apilog.http.setting;
