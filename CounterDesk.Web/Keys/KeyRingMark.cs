using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CounterDesk.Web.Keys;

/// <summary>
/// Says in the database which key ring a hall's content needs, so that a missing or foreign ring is noticed at the
/// start.
/// </summary>
internal sealed class KeyRingMark(string hall, string id, DateTime sinceUtc)
{
    public const int IdLength = 16;
    public const int MaxNameLength = 64;

    public string Hall { get; private init; } = hall;

    public string Id { get; private init; } = id;

    public DateTime SinceUtc { get; private init; } = sinceUtc;

    /// <summary>When the ring was exported last, sealed; null when it never was.</summary>
    public DateTime? ExportedAtUtc { get; private set; }

    /// <summary>Who took the export, as the page says it; null for whoever runs the program.</summary>
    public string? ExportedBy { get; private set; }

    public void Export(string? by, DateTime atUtc) =>
        (ExportedAtUtc, ExportedBy) = (atUtc, by is null ? null : Mask.Cut(by, MaxNameLength));
}

internal sealed class KeyRingMarkConfiguration : IEntityTypeConfiguration<KeyRingMark>
{
    public void Configure(EntityTypeBuilder<KeyRingMark> builder)
    {
        builder.ToTable("KeyRings");
        builder.HasKey(mark => mark.Hall);
        builder.Property(mark => mark.Hall).HasMaxLength(AuditHead.MaxHallLength);
        builder.Property(mark => mark.Id).HasMaxLength(KeyRingMark.IdLength);
        builder.Property(mark => mark.SinceUtc);
        builder.Property(mark => mark.ExportedBy).HasMaxLength(KeyRingMark.MaxNameLength);
    }
}
