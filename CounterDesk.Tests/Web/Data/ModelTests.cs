using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CounterDesk.Tests.Web.Data;

/// <summary>
/// What both databases do alike, and what neither ScriptDom nor DacFx notices before a server does. Asked of the SQL
/// Server model, whose columns have real types.
/// </summary>
public sealed class ModelTests : IDisposable
{
    // SQL Server: 900 bytes in a clustered key, 1,700 in any other.
    private const int ClusteredBytes = 900;
    private const int IndexBytes = 1700;

    private static readonly Type[] _typesThatDiffer =
        [typeof(DateTimeOffset), typeof(decimal), typeof(TimeSpan), typeof(ulong)];

    private readonly SqlServerCounterDeskDb _db = new SqlServerDesignTimeFactory().CreateDbContext([]);

    private List<IEntityType> Entities
    {
        get
        {
            var entities = _db.Model.GetEntityTypes().ToList();
            Assert.NotEmpty(entities);
            return entities;
        }
    }

    private IEnumerable<IProperty> Properties => Entities.SelectMany(entity => entity.GetFlattenedProperties());

    public void Dispose() => _db.Dispose();

    [Fact]
    public void Every_text_has_a_length() => Assert.Empty(
        from property in Properties
        where StoredType(property) == typeof(string) && property.GetMaxLength() is null
        select Name(property));

    [Fact]
    public void Every_enum_is_kept_as_text() => Assert.Empty(
        from property in Properties
        where (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).IsEnum
        where StoredType(property) != typeof(string)
        select Name(property));

    [Fact]
    public void No_column_is_of_a_type_that_SQLite_orders_otherwise() => Assert.Empty(
        from property in Properties
        where _typesThatDiffer.Contains(StoredType(property))
        select Name(property));

    [Fact]
    public void Nothing_is_made_by_the_database() => Assert.Empty(
        from property in Properties
        where property.ValueGenerated is not ValueGenerated.Never || property.GetDefaultValueSql() is not null
        select Name(property));

    [Fact]
    public void Every_key_and_index_is_narrow_enough_for_SQL_Server() => Assert.Empty(
        from entity in Entities
        from key in entity.GetKeys()
            .Select(key => (key.Properties, Most: key.IsPrimaryKey() ? ClusteredBytes : IndexBytes))
            .Concat(entity.GetIndexes().Select(index => (index.Properties, Most: IndexBytes)))
        let bytes = key.Properties.Sum(BytesOf)
        where bytes > key.Most
        select $"{string.Join(", ", key.Properties.Select(Name))}: {bytes} bytes of {key.Most}");

    // Error 1785: SQL Server refuses a table that a deletion reaches by two ways. SQLite does not mind.
    [Fact]
    public void No_deletion_reaches_a_table_by_two_ways() => Assert.Empty(
        from start in Entities
        from reached in TablesReachedFrom(start).GroupBy(table => table)
        where reached.Count() > 1 || reached.Key == start
        select $"A deletion from {start.GetTableName()} reaches {reached.Key.GetTableName()} {reached.Count()} times");

    private static IEnumerable<IEntityType> TablesReachedFrom(IEntityType start)
    {
        var ways = new Queue<IEntityType>([start]);
        for (var step = 0; step < 1000 && ways.TryDequeue(out var table); step++)
        {
            var next = table.GetReferencingForeignKeys()
                .Where(key => key.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull)
                .Select(key => key.DeclaringEntityType);
            foreach (var reached in next)
            {
                ways.Enqueue(reached);
                yield return reached;
            }
        }
    }

    private static Type StoredType(IProperty property)
    {
        var type = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    // What SQL Server counts for a column of a key. A text or bytes without a length are too wide for any.
    private static int BytesOf(IProperty property)
    {
        var type = StoredType(property);
        return type == typeof(string) ? Wide(property.GetMaxLength(), property.IsUnicode() is false ? 1 : 2)
            : type == typeof(byte[]) ? Wide(property.GetMaxLength(), 1)
            : type == typeof(Guid) ? 16
            : 8;

        static int Wide(int? length, int each) => length * each ?? int.MaxValue / 2;
    }

    private static string Name(IProperty property) => $"{property.DeclaringType.DisplayName()}.{property.Name}";
}
