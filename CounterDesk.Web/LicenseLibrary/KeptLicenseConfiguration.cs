using CounterDesk.Domain.Signing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CounterDesk.Web.LicenseLibrary;

internal sealed class KeptLicenseConfiguration : IEntityTypeConfiguration<KeptLicense>
{
    public const string Table = "LibraryLicenses";

    public void Configure(EntityTypeBuilder<KeptLicense> builder)
    {
        builder.ToTable(Table);
        builder.HasKey(license => license.Id);
        builder.Property(license => license.Id).ValueGeneratedNever();
        builder.Property(license => license.IdentifierHash).HasMaxLength(KeptLicense.HashLength);
        builder.Property(license => license.SeriesHash).HasMaxLength(KeptLicense.HashLength);
        builder.Property(license => license.NumberHash).HasMaxLength(KeptLicense.HashLength);
        builder.ComplexProperty(license => license.Content, Encrypted.Map);
        builder.HasMany(license => license.Holders).WithOne().HasForeignKey(holder => holder.LicenseId);

        builder.HasIndex(license => license.IdentifierHash).IsUnique();
        builder.HasIndex(license => new { license.SeriesHash, license.Version });
        builder.HasIndex(license => license.NumberHash);
    }
}

internal sealed class KeptHolderConfiguration : IEntityTypeConfiguration<KeptHolder>
{
    public const string Table = "LibraryHolders";

    public void Configure(EntityTypeBuilder<KeptHolder> builder)
    {
        builder.ToTable(Table);
        builder.HasKey(holder => holder.Id);
        builder.Property(holder => holder.Id).ValueGeneratedNever();
        builder.Property(holder => holder.CodeHash).HasMaxLength(KeptLicense.HashLength);
        builder.Property(holder => holder.NameAndBirthHash).HasMaxLength(KeptLicense.HashLength);

        builder.HasIndex(holder => holder.LicenseId);
        builder.HasIndex(holder => holder.CodeHash);
        builder.HasIndex(holder => holder.NameAndBirthHash);
    }
}

internal sealed class KeptFileConfiguration : IEntityTypeConfiguration<KeptFile>
{
    public void Configure(EntityTypeBuilder<KeptFile> builder)
    {
        builder.ToTable("LibraryFiles");
        builder.HasKey(file => file.LicenseId);
        builder.Property(file => file.LicenseId).ValueGeneratedNever();
        builder.ComplexProperty(file => file.Content, Encrypted.Map);
        builder.HasOne<KeptLicense>().WithOne().HasForeignKey<KeptFile>(file => file.LicenseId);
    }
}

/// <summary>How content under a key of the ring lies in a table: two columns, the key's id and the bytes.</summary>
internal static class Encrypted
{
    public static void Map(ComplexPropertyBuilder<EncryptedContent> builder) =>
        builder.Property(content => content.KeyId).HasMaxLength(EncryptedContent.KeyIdLength);
}
