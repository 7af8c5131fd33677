package org.alveolus.registry.internal.persistence;

import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.alveolus.api.Ids;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** A word of some treatment's extra information from one of its signs on. */
@Entity(name = "ExtraWord")
@Table(name = "registry_word")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class WordEntity {

    @Id
    private String id;

    private String ending;

    private String word;

    protected WordEntity() {}

    WordEntity(String word, int start) {
        this.id = Ids.next().toString();
        this.ending = word.substring(start);
        this.word = word;
    }
}
