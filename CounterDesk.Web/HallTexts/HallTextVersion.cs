using System.Collections.Immutable;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CounterDesk.Web.HallTexts;

/// <summary>A text of the hall as somebody worded it. It never changes: another wording is another edition.</summary>
public sealed class HallTextVersion
{
    public const int MaxContentLength = 4000;
    public const int MaxNameLength = 60;

    // For the database, which fills the properties.
    private HallTextVersion()
    {
    }

    public string Hall { get; private init; } = "";

    /// <summary>The name of a <see cref="HallTextKey"/>.</summary>
    public string Key { get; private init; } = "";

    /// <summary>One more with each wording.</summary>
    public int Edition { get; private init; }

    /// <summary>One line for each part of the text.</summary>
    public string Content { get; private init; } = "";

    public DateTime ChangedAtUtc { get; private init; }

    public string ChangedById { get; private init; } = "";

    public string ChangedByName { get; private init; } = "";

    public ImmutableArray<string> Lines => [.. Content.Split('\n')];

    internal static HallTextVersion Of(
        string hall, HallTextKey key, int edition, ImmutableArray<string> lines, Clerk administrator, DateTime atUtc) => new()
    {
        Hall = hall,
        Key = key.Name,
        Edition = edition,
        Content = string.Join('\n', lines),
        ChangedAtUtc = atUtc,
        ChangedById = administrator.Id,
        ChangedByName = Mask.Cut(administrator.Name, MaxNameLength),
    };
}

internal sealed class HallTextVersionConfiguration : IEntityTypeConfiguration<HallTextVersion>
{
    public void Configure(EntityTypeBuilder<HallTextVersion> builder)
    {
        builder.ToTable("HallTexts");
        builder.HasKey(text => new { text.Hall, text.Key, text.Edition });
        builder.Property(text => text.Hall).HasMaxLength(AuditHead.MaxHallLength);
        builder.Property(text => text.Key).HasMaxLength(HallTextKey.MaxLength);
        builder.Property(text => text.Content).HasMaxLength(HallTextVersion.MaxContentLength);
        builder.Property(text => text.ChangedById).HasMaxLength(64);
        builder.Property(text => text.ChangedByName).HasMaxLength(HallTextVersion.MaxNameLength);
        builder.Ignore(text => text.Lines);
    }
}
