package org.alveolus.registry.internal.persistence;

import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.alveolus.registry.internal.domain.Choice;
import org.alveolus.registry.internal.domain.ChoiceList;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** The row of an institution's own entry of a choice list. */
@Entity(name = "Choice")
@Table(name = "registry_choice")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class ChoiceEntity {

    @Id
    private String id;

    @Version
    private long version;

    @Enumerated(EnumType.STRING)
    private ChoiceList list;

    private String code;

    @Column(name = "title_en")
    private String titleEn;

    @Column(name = "title_nl")
    private String titleNl;

    @Column(name = "title_de")
    private String titleDe;

    private boolean retired;

    protected ChoiceEntity() {}

    public ChoiceEntity(UUID id, ChoiceList list, String code) {
        this.id = id.toString();
        this.list = list;
        this.code = code;
    }

    /** Renames it, and retires it or offers it again. */
    public void change(Choice.Titles titles, boolean nowRetired) {
        titleEn = titles.en();
        titleNl = titles.nl();
        titleDe = titles.de();
        retired = nowRetired;
    }

    public Choice toChoice() {
        return new Choice(list, code, new Choice.Titles(titleEn, titleNl, titleDe), true, retired, version);
    }

    public long version() {
        return version;
    }
}
