/** What is printed of whole logs. */
package io.apilog.app.report;
