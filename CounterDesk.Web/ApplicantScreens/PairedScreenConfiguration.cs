using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CounterDesk.Web.ApplicantScreens;

internal sealed class PairedScreenConfiguration : IEntityTypeConfiguration<PairedScreen>
{
    public void Configure(EntityTypeBuilder<PairedScreen> builder)
    {
        builder.ToTable("Screens");
        builder.HasKey(screen => screen.Id);
        builder.Property(screen => screen.Id).ValueGeneratedNever();
        builder.Property(screen => screen.Counter).HasMaxLength(PairedScreen.MaxCounterLength);
        builder.Property(screen => screen.DeviceKeyHash).HasMaxLength(PairedScreen.HashLength);
        builder.Property(screen => screen.PairedBy).HasMaxLength(PairedScreen.MaxClerkLength);
        builder.Property(screen => screen.PairedAtUtc);

        // Whose screen asks, and which one a counter has.
        builder.HasIndex(screen => new { screen.DeviceKeyHash, screen.RevokedAtUtc });
        builder.HasIndex(screen => new { screen.Counter, screen.RevokedAtUtc });
    }
}
