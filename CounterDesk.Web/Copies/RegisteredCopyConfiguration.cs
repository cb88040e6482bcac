using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.BreakGlass;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CounterDesk.Web.Copies;

internal sealed class RegisteredCopyConfiguration : IEntityTypeConfiguration<RegisteredCopy>
{
    public void Configure(EntityTypeBuilder<RegisteredCopy> builder)
    {
        builder.ToTable("Copies");
        builder.HasKey(copy => copy.Number);
        builder.Property(copy => copy.Number)
            .HasConversion(number => number.Value, text => CopyNumber.Parse(text)).HasMaxLength(CopyNumber.Length);
        builder.Property(copy => copy.Replaces)
            .HasConversion(number => number!.Value, text => CopyNumber.Parse(text)).HasMaxLength(CopyNumber.Length);
        builder.Property(copy => copy.Hall).HasMaxLength(RegisteredCopy.HallLength);
        builder.Property(copy => copy.Form).HasConversion<string>().HasMaxLength(32);
        builder.Property(copy => copy.Edition).HasConversion<string>().HasMaxLength(16);
        builder.Ignore(copy => copy.Look).Ignore(copy => copy.IsUnanswered);
        builder.Ignore(copy => copy.IsAsked).Ignore(copy => copy.IsPaperWaiting);
        builder.Property(copy => copy.State).HasConversion<string>().HasMaxLength(16);
        builder.Property(copy => copy.Counter).HasMaxLength(RegisteredCopy.MaxCounterLength);
        builder.Property(copy => copy.ClerkId).HasMaxLength(RegisteredCopy.MaxClerkLength);
        builder.Property(copy => copy.PurposeText).HasMaxLength(Purpose.MaxTextLength);
        builder.Property(copy => copy.Recipient).HasMaxLength(Purpose.MaxRecipientLength);
        builder.Property(copy => copy.KindCode).HasMaxLength(RegisteredCopy.MaxKindCodeLength);
        builder.Property(copy => copy.KindName).HasMaxLength(RegisteredCopy.MaxKindNameLength);
        builder.Property(copy => copy.MaskedHolder).HasMaxLength(RegisteredCopy.MaxHolderLength);
        builder.Property(copy => copy.NumberTail).HasMaxLength(RegisteredCopy.MaxTailLength);
        builder.Property(copy => copy.HolderHash).HasMaxLength(RegisteredCopy.HashLength);
        builder.Property(copy => copy.LicenseHash).HasMaxLength(RegisteredCopy.HashLength);
        builder.Property(copy => copy.SeriesHash).HasMaxLength(RegisteredCopy.HashLength);
        builder.Property(copy => copy.StatusWhenMade).HasConversion<string>().HasMaxLength(16);
        builder.Property(copy => copy.ChangedTo).HasConversion<string>().HasMaxLength(16);
        builder.Property(copy => copy.VoidFor).HasConversion<string>().HasMaxLength(16);
        builder.Property(copy => copy.ReprintedFor).HasConversion<string>().HasMaxLength(16);
        builder.Property(copy => copy.ReprintNote).HasMaxLength(Reprint.MaxNoteLength);
        builder.Property(copy => copy.WentPast).HasConversion<BreakGlassRules>().HasMaxLength(64);
        builder.Property(copy => copy.WithdrawnFor).HasConversion<string>().HasMaxLength(32);
        builder.Property(copy => copy.WithdrawalNote).HasMaxLength(Withdrawal.MaxNoteLength);
        builder.Property(copy => copy.CheckValueHash).HasMaxLength(RegisteredCopy.HashLength);
        builder.Property(copy => copy.CodeAddress).HasMaxLength(RegisteredCopy.MaxCodeLength);
        builder.Property(copy => copy.KeyId).HasMaxLength(RegisteredCopy.KeyIdLength);
        builder.Property(copy => copy.ModelDigest).HasMaxLength(RegisteredCopy.HashLength);
        builder.Property(copy => copy.PageDigest).HasMaxLength(RegisteredCopy.HashLength);
        builder.Property(copy => copy.SourceDigest).HasMaxLength(RegisteredCopy.HashLength);
        builder.Property(copy => copy.Writer).HasMaxLength(RegisteredCopy.WriterLength);
        builder.Property(copy => copy.Version).IsConcurrencyToken();

        // No number is given twice, whatever the check digit; and the next one is found at the end of the day's.
        builder.HasIndex(copy => new { copy.Hall, copy.Day, copy.Sequence }).IsUnique();

        // The register's list is in this order, whatever it is narrowed to.
        builder.HasIndex(copy => new { copy.Hall, copy.State, copy.Day, copy.Sequence });
        builder.HasIndex(copy => new { copy.Hall, copy.Counter, copy.Day, copy.Sequence });
        builder.HasIndex(copy => new { copy.Hall, copy.KindCode, copy.Day, copy.Sequence });

        // Copies in use whose license has changed are few among very many.
        builder.HasIndex(copy => new { copy.Hall, copy.State, copy.ExpiresOn }, "IX_Copies_Changed")
            .HasFilter("[ChangedTo] IS NOT NULL");

        // How many copies in use a key has signed.
        builder.HasIndex(copy => new { copy.Hall, copy.KeyId, copy.State, copy.ExpiresOn });

        // Sheets that nobody has answered for, by counter; copies of a person; copies of a license that changes.
        builder.HasIndex(copy => new { copy.State, copy.Counter });
        builder.HasIndex(copy => copy.HolderHash);
        builder.HasIndex(copy => copy.LicenseHash);
        builder.HasIndex(copy => copy.SeriesHash);
        builder.HasIndex(copy => copy.Visit);

        // What was fetched at a visit.
        builder.HasIndex(copy => copy.HandedOutVisit).HasFilter("[HandedOutVisit] IS NOT NULL");
    }
}
