/** Label sets as one number, and texts of users that become values of labels. */
package io.apilog.metrics.label;
