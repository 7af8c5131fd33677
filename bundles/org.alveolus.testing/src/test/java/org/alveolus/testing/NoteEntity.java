package org.alveolus.testing;

import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.alveolus.api.Ids;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

@Entity(name = "Note")
@Table(name = "notes_note")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class NoteEntity {

    @Id
    private String id;

    @Version
    private long version;

    private String title;

    protected NoteEntity() {}

    public NoteEntity(String title) {
        this.id = Ids.next().toString();
        this.title = title;
    }

    public String getId() {
        return id;
    }

    public long getVersion() {
        return version;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }
}
