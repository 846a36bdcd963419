package io.apilog.source.mount;

import java.util.Set;

/** THE list of file systems whose files are answers of the kernel, as {@code /proc/filesystems} names them. */
public final class KernelFileSystems {
    /** Their types. */
    public static final Set<String> NAMES = Set.of(
            "proc",
            "sysfs",
            "debugfs",
            "tracefs",
            "securityfs",
            "configfs",
            "cgroup",
            "cgroup2",
            "bpf",
            "pstore",
            "mqueue",
            "binfmt_misc",
            "efivarfs",
            "fusectl",
            "selinuxfs",
            "rpc_pipefs",
            "devpts");

    private KernelFileSystems() {}
}
