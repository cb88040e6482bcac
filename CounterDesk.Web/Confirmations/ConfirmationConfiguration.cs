using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Identifiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CounterDesk.Web.Confirmations;

internal sealed class ConfirmationConfiguration : IEntityTypeConfiguration<Confirmation>
{
    public void Configure(EntityTypeBuilder<Confirmation> builder)
    {
        builder.ToTable("Confirmations");
        builder.HasKey(confirmation => confirmation.Id);
        builder.Property(confirmation => confirmation.Id).ValueGeneratedNever();
        builder.Property(confirmation => confirmation.Hall).HasMaxLength(Confirmation.HallLength);
        builder.Property(confirmation => confirmation.Subject).HasConversion<string>().HasMaxLength(32);
        builder.Property(confirmation => confirmation.Copy)
            .HasConversion(number => number!.Value, text => CopyNumber.Parse(text)).HasMaxLength(CopyNumber.Length);
        builder.Property(confirmation => confirmation.Detail).HasMaxLength(ConfirmationMatter.MaxDetailLength);
        builder.Property(confirmation => confirmation.MaskedName).HasMaxLength(Confirmation.MaxNameLength);
        builder.Property(confirmation => confirmation.Reason).HasMaxLength(Confirmation.MaxReasonLength);
        builder.Property(confirmation => confirmation.AskedBy).HasMaxLength(Confirmation.MaxClerkLength);
        builder.Property(confirmation => confirmation.AskedByNumber).HasMaxLength(Confirmation.MaxNumberLength);
        builder.Property(confirmation => confirmation.Counter).HasMaxLength(Confirmation.MaxCounterLength);
        builder.Property(confirmation => confirmation.State).HasConversion<string>().HasMaxLength(16);
        builder.Property(confirmation => confirmation.DecidedBy).HasMaxLength(Confirmation.MaxClerkLength);
        builder.Property(confirmation => confirmation.DecidedByNumber).HasMaxLength(Confirmation.MaxNumberLength);
        builder.Property(confirmation => confirmation.DecidedByRole).HasConversion<string>().HasMaxLength(16);
        builder.Property(confirmation => confirmation.Way).HasConversion<string>().HasMaxLength(16);
        builder.Property(confirmation => confirmation.Note).HasMaxLength(Confirmation.MaxNoteLength);
        builder.Property(confirmation => confirmation.Version).IsConcurrencyToken();
        builder.Ignore(confirmation => confirmation.Matter).Ignore(confirmation => confirmation.MayBeAskedAgain);

        // What a visit has asked, what the hall has open, and what a day had.
        builder.HasIndex(confirmation => confirmation.VisitId);
        builder.HasIndex(confirmation => new { confirmation.Hall, confirmation.State });
        builder.HasIndex(confirmation => new { confirmation.Hall, confirmation.AskedAtUtc });
    }
}
