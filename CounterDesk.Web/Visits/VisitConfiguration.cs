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
        builder.Property(visit => visit.Needs).HasConversion<string>().HasMaxLength(128);
        builder.Property(visit => visit.Step).HasConversion<string>().HasMaxLength(16);
        builder.Property(visit => visit.Reached).HasConversion<string>().HasMaxLength(16);
        builder.Property(visit => visit.Phase).HasConversion<string>().HasMaxLength(32);
        builder.Property(visit => visit.PurposeText).HasMaxLength(Purpose.MaxTextLength);
        builder.Property(visit => visit.Recipient).HasMaxLength(Purpose.MaxRecipientLength);
        builder.Property(visit => visit.ItemCode).HasMaxLength(Purpose.MaxItemLength);
        builder.Property(visit => visit.BusinessNumber).HasMaxLength(Purpose.MaxBusinessNumberLength);
        builder.Property(visit => visit.ItemKinds).HasMaxLength(Party.MaxKindsLength);
        builder.Property(visit => visit.Duty).HasMaxLength(Basis.MaxNoteLength);
        builder.Property(visit => visit.Letter).HasMaxLength(Basis.MaxNoteLength);
        builder.Property(visit => visit.QuestionKinds).HasMaxLength(Party.MaxKindsLength);
        builder.Property(visit => visit.HolderHash).HasMaxLength(Visit.HashLength);
        builder.Property(visit => visit.HolderMasked).HasMaxLength(Visit.MaxMaskedLength);
        builder.Property(visit => visit.Version).IsConcurrencyToken();
        builder.HasMany(visit => visit.Parties).WithOne().HasForeignKey(party => party.VisitId);
        builder.HasMany(visit => visit.Phases).WithOne().HasForeignKey(phase => phase.VisitId);
        builder.Navigation(visit => visit.Parties).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.Navigation(visit => visit.Phases).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Ignore(visit => visit.Purpose).Ignore(visit => visit.Question);
        builder.Ignore(visit => visit.NotAsked).Ignore(visit => visit.NotIdentified);
        builder.Ignore(visit => visit.Holders).Ignore(visit => visit.Agent);

        // Open visits of a clerk and of a counter, and those that nobody has used for too long.
        builder.HasIndex(visit => new { visit.ClosedAtUtc, visit.ClerkId });
        builder.HasIndex(visit => new { visit.ClosedAtUtc, visit.LastUsedAtUtc });
        builder.HasIndex(visit => new { visit.Counter, visit.ClosedAtUtc });
    }
}

internal sealed class PartyConfiguration : IEntityTypeConfiguration<Party>
{
    public void Configure(EntityTypeBuilder<Party> builder)
    {
        builder.ToTable("Parties");
        builder.HasKey(party => party.Id);
        builder.Property(party => party.Id).ValueGeneratedNever();
        builder.Property(party => party.Role).HasConversion<string>().HasMaxLength(32);
        builder.Property(party => party.MaskedName).HasMaxLength(Visit.MaxMaskedLength);
        builder.Property(party => party.MaskedNumber).HasMaxLength(Visit.MaxMaskedLength);
        builder.Property(party => party.NumberHash).HasMaxLength(Visit.HashLength);
        builder.Property(party => party.Method).HasConversion<string>().HasMaxLength(16);
        builder.Property(party => party.TypedReason).HasConversion<string>().HasMaxLength(16);
        builder.Property(party => party.Seen).HasConversion<string>().HasMaxLength(128);
        builder.Property(party => party.Face).HasConversion<string>().HasMaxLength(16);
        builder.Property(party => party.ConfirmedBy).HasMaxLength(Party.MaxConfirmerLength);
        builder.Property(party => party.BasisKind).HasConversion<string>().HasMaxLength(32);
        builder.Property(party => party.BasisProof).HasConversion<string>().HasMaxLength(16);
        builder.Property(party => party.BasisNote).HasMaxLength(Basis.MaxNoteLength);
        builder.Property(party => party.Answer).HasConversion<string>().HasMaxLength(16);
        builder.Property(party => party.AgreedKinds).HasMaxLength(Party.MaxKindsLength);
        builder.Property(party => party.ProvenByKind).HasMaxLength(VerificationEntry.MaxKindCodeLength);
        builder.Ignore(party => party.Basis);
        builder.HasIndex(party => new { party.VisitId, party.Ordinal }).IsUnique();

        // One person at two counters.
        builder.HasIndex(party => party.NumberHash);
    }
}

internal sealed class PhaseConfiguration : IEntityTypeConfiguration<VisitPhaseEntry>
{
    public void Configure(EntityTypeBuilder<VisitPhaseEntry> builder)
    {
        builder.ToTable("VisitPhases");
        builder.HasKey(entry => entry.Id);
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.Phase).HasConversion<string>().HasMaxLength(32);
        builder.Property(entry => entry.FromUtc);
        builder.HasIndex(entry => new { entry.VisitId, entry.FromUtc });
    }
}

internal sealed class RatingConfiguration : IEntityTypeConfiguration<Rating>
{
    public void Configure(EntityTypeBuilder<Rating> builder)
    {
        builder.ToTable("Ratings");

        // One rating for a visit.
        builder.HasKey(rating => rating.VisitId);
        builder.Property(rating => rating.VisitId).ValueGeneratedNever();
        builder.Property(rating => rating.Counter).HasMaxLength(Visit.MaxCounterLength);
        builder.Property(rating => rating.Grade).HasConversion<string>().HasMaxLength(32);
        builder.Property(rating => rating.AtUtc);
        builder.HasOne<Visit>().WithOne().HasForeignKey<Rating>(rating => rating.VisitId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(rating => rating.AtUtc);
    }
}
