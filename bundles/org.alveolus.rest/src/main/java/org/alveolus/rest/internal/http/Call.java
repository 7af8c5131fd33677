package org.alveolus.rest.internal.http;

import javax.servlet.http.HttpServletRequest;
import org.alveolus.api.Caller;
import org.alveolus.api.Transactions;
import org.alveolus.rest.internal.json.Json;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.apache.cxf.message.Message;

/** One request on its way through. Used by the thread that serves it. */
final class Call {

    final HttpServletRequest request;
    final String id;

    /** Null until it is found. */
    Operation operation;

    /** Null until admitted. */
    Caller caller;

    /** The transaction of a change; null before and after it. */
    Transactions.Open transaction;

    /** Under which the answer is kept; null when it is not. */
    String key;

    /** What makes another request under that key another one. */
    byte[] body = {};

    private final Learnt learnt;

    /**
     * @param learnt of the application that it goes to
     */
    Call(HttpServletRequest request, String id, Learnt learnt) {
        this.request = request;
        this.id = id;
        this.learnt = learnt;
    }

    /** The call that this thread serves in a resource, a filter or a mapper. */
    static Call current() {
        Message message = JAXRSUtils.getCurrentMessage();
        Call call = message == null ? null : message.getExchange().get(Call.class);
        if (call == null) {
            throw new IllegalStateException("this request came by another way than the common part's");
        }
        if (call.operation == null) {
            OperationResourceInfo found = message.getExchange().get(OperationResourceInfo.class);
            call.operation = found == null ? null : call.learnt.operation(found);
        }
        return call;
    }

    /** JSON of the application's types. */
    Json json() {
        return learnt.json;
    }

    /** Undoes the transaction, when there is one still. */
    void rollback() {
        Transactions.Open open = transaction;
        transaction = null;
        if (open != null) {
            open.rollback();
        }
    }
}
