using System.Collections.Immutable;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Web.External.IdCardReaders.Dialects;

/// <summary>The dialects a hall can choose from.</summary>
internal static class ReaderDialects
{
    public static IEnumerable<string> Names => All(null).Select(dialect => dialect.Name);

    /// <summary>The dialect of that name, however its letters are written; null when there is none.</summary>
    public static IReaderDialect? Find(string name, Sm2PublicKey? key = null) =>
        All(key).FirstOrDefault(dialect => string.Equals(dialect.Name, name, StringComparison.OrdinalIgnoreCase));

    private static ImmutableArray<IReaderDialect> All(Sm2PublicKey? key) =>
        [CertDialect.JingLun, CertDialect.HuaShi, new XinZhongXinDialect(), new EstDialect(), new SignedDialect(key)];
}
