using CounterDesk.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CounterDesk.Web.Auditing;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public const string Table = "AuditEntries";

    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable(Table);
        builder.HasKey(entry => new { entry.Hall, entry.Sequence });
        builder.Property(entry => entry.Hall).HasMaxLength(AuditHead.MaxHallLength);
        builder.Property(entry => entry.Sequence).ValueGeneratedNever();
        builder.Property(entry => entry.Action).HasMaxLength(AuditEntry.MaxNameLength);
        builder.Property(entry => entry.Outcome).HasMaxLength(AuditEntry.MaxNameLength);
        builder.Property(entry => entry.Actor).HasMaxLength(AuditEntry.MaxActorLength);
        builder.Property(entry => entry.Role).HasMaxLength(AuditEntry.MaxRoleLength);
        builder.Property(entry => entry.Counter).HasMaxLength(AuditEntry.MaxCounterLength);
        builder.Property(entry => entry.Purpose).HasMaxLength(AuditEntry.MaxPurposeLength);
        builder.Property(entry => entry.Basis).HasMaxLength(AuditEntry.MaxBasisLength);
        builder.Property(entry => entry.Subject).HasMaxLength(AuditEntry.MaxSubjectLength);
        builder.Property(entry => entry.SubjectHash).HasMaxLength(AuditChain.HashLength);
        builder.Property(entry => entry.LicenseHash).HasMaxLength(AuditChain.HashLength);
        builder.Property(entry => entry.KindCode).HasMaxLength(AuditEntry.MaxKindCodeLength);
        builder.Property(entry => entry.Details).HasMaxLength(AuditEntry.MaxDetailsLength);
        builder.Property(entry => entry.PreviousHash).HasMaxLength(AuditChain.HashLength);
        builder.Property(entry => entry.Hash).HasMaxLength(AuditChain.HashLength);

        // For whoever asks who looked at her.
        builder.HasIndex(entry => new { entry.Visit, entry.Hall, entry.Sequence });
        builder.HasIndex(entry => new { entry.SubjectHash, entry.AtUtc });

        // For auditors, who read backward in the order of the chain.
        builder.HasIndex(entry => new { entry.Hall, entry.Action, entry.Sequence });
        builder.HasIndex(entry => new { entry.Hall, entry.Outcome, entry.Sequence });
        builder.HasIndex(entry => new { entry.Hall, entry.Actor, entry.Sequence });
        builder.HasIndex(entry => new { entry.Hall, entry.SubjectHash, entry.Sequence });
        builder.HasIndex(entry => new { entry.Hall, entry.LicenseHash, entry.Sequence });
        builder.HasIndex(entry => new { entry.Hall, entry.KindCode, entry.Sequence });
        builder.HasIndex(entry => new { entry.Hall, entry.AtUtc, entry.Sequence });
    }
}

internal sealed class AuditHeadConfiguration : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable("AuditHeads");
        builder.HasKey(head => head.Hall);
        builder.Property(head => head.Hall).HasMaxLength(AuditHead.MaxHallLength);
        // Two writers who read the same head: the second one's update finds no row, and it begins again from the new
        // head.
        builder.Property(head => head.Sequence).IsConcurrencyToken();
        builder.Property(head => head.Hash).HasMaxLength(AuditChain.HashLength);
    }
}
