package org.alveolus.testing;

import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.alveolus.api.Ids;

@Entity(name = "Tag")
@Table(name = "notes_tag")
public class TagEntity {

    @Id
    private String id;

    @Version
    private long version;

    private String title;

    protected TagEntity() {}

    public TagEntity(String title) {
        this.id = Ids.next().toString();
        this.title = title;
    }

    public String getId() {
        return id;
    }

    public String getTitle() {
        return title;
    }
}
