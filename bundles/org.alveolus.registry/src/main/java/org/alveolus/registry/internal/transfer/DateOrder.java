package org.alveolus.registry.internal.transfer;

/** What comes first in dates such as 03-04-2021. */
public enum DateOrder {
    DAY_FIRST,
    MONTH_FIRST
}
