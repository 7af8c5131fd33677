package org.alveolus.core.internal.shell;

import static org.alveolus.core.internal.shell.Here.here;

import org.alveolus.core.internal.plugins.Plugins;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

@Service
@Command(
        scope = "alveolus",
        name = "plugins",
        description = "Lists the plugins of all vendors with their state, and why one failed")
public final class PluginsCommand implements Action {

    @Reference(optional = true)
    private Plugins plugins;

    @Override
    public Object execute() {
        ShellTable table = new ShellTable();
        for (String title :
                new String[] {"Kind", "Name", "State", "Vendor", "Version", "Licence", "Bundle", "Reason"}) {
            table.column(title);
        }
        here(plugins).list().forEach(plugin -> table.addRow()
                .addContent(
                        plugin.kind(),
                        plugin.name(),
                        plugin.state(),
                        plugin.vendor(),
                        plugin.version(),
                        plugin.licence(),
                        plugin.bundle(),
                        plugin.reason()));
        table.print(System.out);
        return null;
    }
}
