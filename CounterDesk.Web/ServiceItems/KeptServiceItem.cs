using CounterDesk.Domain.Audit;
using CounterDesk.Domain.ServiceItems;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CounterDesk.Web.ServiceItems;

/// <summary>
/// A service item as the hall keeps it, and who changed it last, of which the audit log is the proof.
/// </summary>
internal sealed class KeptServiceItem
{
    public const int MaxNameLength = 60;

    public KeptServiceItem(string hall, string code) => (Hall, Code) = (hall, code);

    public string Hall { get; private init; }

    public string Code { get; private init; }

    /// <summary>The whole item, as <see cref="ServiceItemFile"/> writes it.</summary>
    public string Content { get; private set; } = "";

    public DateTime ChangedAtUtc { get; private set; }

    /// <summary>Null when it was brought by a command at the server.</summary>
    public string? ChangedByName { get; private set; }

    /// <summary>Changes with every save: what somebody saw before may be out of date.</summary>
    public Guid Version { get; private set; }

    public void Put(ServiceItem item, Clerk? administrator, DateTime atUtc)
    {
        Content = ServiceItemFile.Write(item);
        ChangedByName = administrator is null ? null : Mask.Cut(administrator.Name, MaxNameLength);
        ChangedAtUtc = atUtc;
        Version = Guid.CreateVersion7();
    }
}

internal sealed class KeptServiceItemConfiguration : IEntityTypeConfiguration<KeptServiceItem>
{
    public void Configure(EntityTypeBuilder<KeptServiceItem> builder)
    {
        builder.ToTable("ServiceItems");
        builder.HasKey(item => new { item.Hall, item.Code });
        builder.Property(item => item.Hall).HasMaxLength(AuditHead.MaxHallLength);
        builder.Property(item => item.Code).HasMaxLength(ServiceItem.MaxCodeLength);
        builder.Property(item => item.Content).HasMaxLength(ServiceItemFile.MaxItemLength);
        builder.Property(item => item.ChangedByName).HasMaxLength(KeptServiceItem.MaxNameLength);
        builder.Property(item => item.Version).IsConcurrencyToken();
    }
}
