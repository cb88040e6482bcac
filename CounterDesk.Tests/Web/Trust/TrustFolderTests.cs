using CounterDesk.Domain.Seals;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Trust;
using Microsoft.Extensions.Logging.Abstractions;

namespace CounterDesk.Tests.Web.Trust;

public sealed class TrustFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("counterdesk-").FullName;
    private readonly TrustFolder _trust;

    public TrustFolderTests() => _trust = new TrustFolder(new DataFolder(_folder), NullLogger<TrustFolder>.Instance);

    private string Anchors => Path.Combine(_folder, "trust", "anchors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Without_a_folder_nobody_is_trusted() => Assert.Empty(_trust.Current.Anchors);

    [Fact]
    public void What_is_put_into_the_folder_counts_from_the_next_look_on()
    {
        Assert.Empty(_trust.Current.Anchors);

        Put("root.cer", SomeSeals.Root.Certificate.Span);

        Assert.Equal("测试根", Assert.Single(_trust.Current.Anchors).Name);
        Assert.Same(_trust.Current, _trust.Current);
    }

    [Fact]
    public void A_file_that_cannot_be_read_changes_nothing()
    {
        Put("root.cer", SomeSeals.Root.Certificate.Span);
        var before = _trust.Current;

        Put("notes.txt", "certificates of the province"u8);

        Assert.Same(before, _trust.Current);
        Assert.Throws<TrustStoreException>(() => TrustFolder.Read(Path.Combine(_folder, "trust")));
    }

    [Fact]
    public void Hidden_files_are_left_alone()
    {
        Put("root.cer", SomeSeals.Root.Certificate.Span);
        Put(".gitkeep", []);

        Assert.Single(_trust.Current.Anchors);
    }

    private void Put(string name, ReadOnlySpan<byte> bytes)
    {
        Directory.CreateDirectory(Anchors);
        File.WriteAllBytes(Path.Combine(Anchors, name), bytes);
    }
}
