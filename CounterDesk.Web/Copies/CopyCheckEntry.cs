using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CounterDesk.Web.Copies;

/// <summary>
/// That somebody checked a copy, when, and what the answer was. Never who: no address of theirs is kept. Written once.
/// </summary>
public sealed class CopyCheckEntry(CopyNumber number, CheckAnswer answer, DateTime atUtc)
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public CopyNumber Number { get; } = number;

    public CheckAnswer Answer { get; } = answer;

    public DateTime AtUtc { get; } = atUtc;
}

internal sealed class CopyCheckEntryConfiguration : IEntityTypeConfiguration<CopyCheckEntry>
{
    public void Configure(EntityTypeBuilder<CopyCheckEntry> builder)
    {
        builder.ToTable("CopyChecks");
        builder.HasKey(entry => entry.Id);
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.Number)
            .HasConversion(number => number.Value, text => CopyNumber.Parse(text)).HasMaxLength(CopyNumber.Length);
        builder.Property(entry => entry.Answer).HasConversion<string>().HasMaxLength(32);
        builder.Property(entry => entry.AtUtc);
        builder.HasOne<RegisteredCopy>().WithMany()
            .HasForeignKey(entry => entry.Number).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(entry => entry.AtUtc);
    }
}
