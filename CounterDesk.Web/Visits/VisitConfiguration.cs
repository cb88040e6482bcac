using CounterDesk.Domain.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CounterDesk.Web.Visits;

internal sealed class VisitConfiguration : IEntityTypeConfiguration<Visit>
{
    public void Configure(EntityTypeBuilder<Visit> builder)
    {
        builder.ToTable("Visits");
        builder.HasKey(visit => visit.Id);
        builder.Property(visit => visit.Id).ValueGeneratedNever();
        builder.Property(visit => visit.Counter).HasMaxLength(Visit.MaxCounterLength);
        builder.Property(visit => visit.ClerkId).HasMaxLength(Visit.MaxClerkLength);
        builder.Property(visit => visit.End).HasConversion<string>().HasMaxLength(16);
        builder.Property(visit => visit.Step).HasConversion<string>().HasMaxLength(16);
        builder.Property(visit => visit.Reached).HasConversion<string>().HasMaxLength(16);
        builder.Property(visit => visit.PurposeText).HasMaxLength(Purpose.MaxTextLength);
        builder.Property(visit => visit.Recipient).HasMaxLength(Purpose.MaxRecipientLength);
        builder.Property(visit => visit.BasisKind).HasConversion<string>().HasMaxLength(32);
        builder.Property(visit => visit.BasisProof).HasConversion<string>().HasMaxLength(16);
        builder.Property(visit => visit.BasisNote).HasMaxLength(Basis.MaxNoteLength);
        builder.Property(visit => visit.HolderHash).HasMaxLength(Visit.HashLength);
        builder.Property(visit => visit.HolderMasked).HasMaxLength(Visit.MaxMaskedLength);
        builder.Property(visit => visit.Version).IsConcurrencyToken();
        builder.Ignore(visit => visit.Purpose).Ignore(visit => visit.Basis);

        // Open visits of a clerk, and those that nobody has used for too long.
        builder.HasIndex(visit => new { visit.ClosedAtUtc, visit.ClerkId });
        builder.HasIndex(visit => new { visit.ClosedAtUtc, visit.LastUsedAtUtc });
    }
}
