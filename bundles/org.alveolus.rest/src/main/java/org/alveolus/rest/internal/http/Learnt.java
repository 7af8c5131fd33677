package org.alveolus.rest.internal.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.alveolus.rest.internal.json.Json;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;

/** What was learnt of one application while it served, so that nothing of it stays behind when it goes. Any thread. */
final class Learnt {

    final Json json = new Json();
    private final Map<OperationResourceInfo, Operation> operations = new ConcurrentHashMap<>();

    Operation operation(OperationResourceInfo info) {
        return operations.computeIfAbsent(info, Operation::of);
    }
}
