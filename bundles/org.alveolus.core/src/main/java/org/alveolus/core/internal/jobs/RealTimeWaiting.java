package org.alveolus.core.internal.jobs;

import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SystemClock;
import com.github.kagkarlsson.scheduler.Waiter;
import com.github.kagkarlsson.scheduler.task.Task;
import java.util.List;
import javax.sql.DataSource;

/** Looks for due jobs at real intervals, whatever the injected clock says that decides what is due: that may stand still. */
final class RealTimeWaiting extends SchedulerBuilder {

    RealTimeWaiting(DataSource database, Task<?> task) {
        super(database, List.of(task));
    }

    @Override
    protected Waiter buildWaiter() {
        return new Waiter(poolingInterval, new SystemClock());
    }
}
