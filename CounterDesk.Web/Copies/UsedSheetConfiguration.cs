using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CounterDesk.Web.Copies;

internal sealed class UsedSheetConfiguration : IEntityTypeConfiguration<UsedSheet>
{
    public void Configure(EntityTypeBuilder<UsedSheet> builder)
    {
        builder.ToTable("Sheets");

        // No sheet is used twice in a hall.
        builder.HasKey(sheet => new { sheet.Hall, sheet.Number });
        builder.Property(sheet => sheet.Hall).HasMaxLength(RegisteredCopy.HallLength);
        builder.Property(sheet => sheet.Number)
            .HasConversion(number => number.Value, text => SheetNumber.Parse(text)).HasMaxLength(SheetNumber.MaxLength);
        builder.Property(sheet => sheet.Counter).HasMaxLength(RegisteredCopy.MaxCounterLength);
        builder.Property(sheet => sheet.Use).HasConversion<string>().HasMaxLength(16);
        builder.Property(sheet => sheet.Copy)
            .HasConversion(number => number!.Value, text => CopyNumber.Parse(text)).HasMaxLength(CopyNumber.Length);
        builder.Property(sheet => sheet.Note).HasMaxLength(UsedSheet.MaxNoteLength);
        builder.Property(sheet => sheet.ClerkId).HasMaxLength(RegisteredCopy.MaxClerkLength);

        // The sheets of a copy, and those of a counter before a day.
        builder.HasIndex(sheet => sheet.Copy);
        builder.HasIndex(sheet => new { sheet.Hall, sheet.Counter, sheet.Day });
    }
}
