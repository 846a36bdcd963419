/**
 * The one source of the Grafana dashboards: {@link io.apilog.dashboards.Dashboards} writes them into {@code grafana-dashboards/}.
 *
 * <p>A new dashboard is one class like {@link io.apilog.dashboards.OverviewDashboard} and one line in the list in {@code Dashboards}.
 */
package io.apilog.dashboards;
